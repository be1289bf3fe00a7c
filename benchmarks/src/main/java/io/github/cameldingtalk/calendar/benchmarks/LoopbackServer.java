// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * CalendarResponses every update with true and every question for a token with a token, and does nothing else, so that it does not
 * hide what its clients cost. It runs in a process of its own, for its processor time not to be counted as theirs.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that fails is its client's to report
public final class LoopbackServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private LoopbackServer(Process process) throws IOException {
        this.process = process;
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the server did not start");
        }
        port = Integer.parseInt(line);
    }

    /** Starts one in a new process. It ends with {@link #close()}, or with this process. */
    public static LoopbackServer start(int delayMillis) {
        try {
            return new LoopbackServer(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Dio.netty.noUnsafe=true",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoopbackServer.class.getName(),
                            String.valueOf(delayMillis))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** How many connections were ever opened to it. */
    public int connections() throws IOException {
        process.outputWriter().append('\n').flush();
        return Integer.parseInt(process.inputReader().readLine());
    }

    /** Sends it some requests, for its own start not to count as its clients' time, and loads nothing that they load. */
    public void exercise() throws IOException {
        byte[] request = ("PUT " + Sample.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (int i = 0; i < 200; i++) {
                socket.getOutputStream().write(request);
                while (socket.getInputStream().read() != '}') {
                    // The end of the answer's JSON.
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** @param args how many milliseconds each answer takes */
    public static void main(String[] args) throws Exception {
        int delayMillis = Integer.parseInt(args[0]);
        AtomicInteger connections = new AtomicInteger();
        NioEventLoopGroup group = new NioEventLoopGroup(1);
        Channel channel = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        connections.incrementAndGet();
                        accepted.pipeline().addLast(new HttpServerCodec(), new Answering(delayMillis));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
        while (System.in.read() >= 0) {
            // The one that started this asks, and closes the stream when it ends.
            System.out.println(connections);
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static final class Answering extends SimpleChannelInboundHandler<HttpObject> {

        private static final ByteBuf RESULT = json("{\"result\":true}");
        private static final ByteBuf EVENT = json(EventSample.ANSWER);
        private static final ByteBuf TOKEN = json("{\"accessToken\":\"" + Sample.TOKEN + "\",\"expireIn\":7200}");

        private final int delayMillis;
        private ByteBuf body = RESULT;

        Answering(int delayMillis) {
            this.delayMillis = delayMillis;
        }

        private static ByteBuf json(String text) {
            return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject object) {
            if (object instanceof HttpRequest request) {
                body = request.uri().startsWith("/v1.0/oauth2/")
                        ? TOKEN
                        : request.uri().endsWith("/events") ? EVENT : RESULT;
            }
            if (object instanceof LastHttpContent) {
                FullHttpResponse response =
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body.duplicate());
                response.headers()
                        .set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=utf-8")
                        .set("x-acs-request-id", "4A2C1F0B-7E8D-5C6A-9B3F-0D1E2F3A4B5C")
                        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
                if (delayMillis == 0) {
                    context.writeAndFlush(response, context.voidPromise());
                } else {
                    context.executor()
                            .schedule(
                                    () -> context.writeAndFlush(response, context.voidPromise()),
                                    delayMillis,
                                    TimeUnit.MILLISECONDS);
                }
            }
        }
    }
}
