// SPDX-License-Identifier: Apache-2.0

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the place of Maven Central's portal: accepts the upload of one bundle, and says that the bundle is valid.
 *
 * <p>Run with {@code java Portal.java port-file bundle-file}. The first file gets the port. The second file gets the zip.
 */
class Portal {

    private static final String ID = "00000000-0000-0000-0000-000000000000";

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/publisher/upload", exchange -> {
            Files.write(Path.of(arguments[1]), onlyPart(exchange));
            respond(exchange, 201, ID);
        });
        server.createContext(
                "/api/v1/publisher/status",
                exchange -> respond(
                        exchange,
                        200,
                        "{\"deploymentId\":\"" + ID + "\",\"deploymentName\":\"check\",\"deploymentState\":\"VALIDATED\"}"));
        server.start();
        Files.writeString(Path.of(arguments[0]), server.getAddress().getPort() + "\n");
    }

    /** Returns the content of the only part of a multipart body: what is between the first empty line and the last boundary. */
    private static byte[] onlyPart(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String boundary = type.replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        int from = body.indexOf("\r\n\r\n") + 4;
        return body.substring(from, body.indexOf("\r\n--" + boundary, from)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", text.startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
