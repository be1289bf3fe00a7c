// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Reads a response to its end, in bounded memory. */
final class ResponseBody {

    static final int MAX_BYTES = 1024 * 1024;

    private static final String REQUEST_ID_HEADER = "x-acs-request-id";
    private static final int MAX_CODING_LENGTH = 50;

    private ResponseBody() {}

    /**
     * Reads the response. A body that cannot be read is a defect of the response, because the status is known.
     *
     * @throws IOException if the timeout passes before the body of a 2xx response is complete
     */
    static ApiResponse read(ClassicHttpResponse response, Call call) throws IOException {
        byte[] bytes = new byte[0];
        int length = 0;
        Exception defect = codingDefect(response);
        HttpEntity entity = response.getEntity();
        if (entity != null && defect == null) {
            bytes = new byte[firstSize(entity.getContentLength())];
            try {
                InputStream in = entity.getContent();
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) {
                    length += n;
                    if (length > MAX_BYTES) {
                        defect = new IOException("the response is larger than " + MAX_BYTES + " bytes");
                        break;
                    }
                    if (length == bytes.length) {
                        bytes = Arrays.copyOf(bytes, bytes.length * 2);
                    }
                }
            } catch (IOException e) {
                boolean timedOut = call.isOverdue() || e instanceof SocketTimeoutException;
                if (timedOut && response.getCode() < 300) {
                    throw e;
                }
                defect = e;
            }
        }
        return new ApiResponse(
                response.getCode(),
                header(response, REQUEST_ID_HEADER),
                retryAfter(response),
                Arrays.copyOf(bytes, length),
                defect);
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        String value = header(response, HttpHeaders.RETRY_AFTER);
        return value == null ? null : RetryAfter.of(value, header(response, HttpHeaders.DATE), Instant.now());
    }

    /** The request asks for no content coding, so a decoder would only be a way to fill the memory. */
    private static @Nullable Exception codingDefect(ClassicHttpResponse response) {
        for (Header header : response.getHeaders(HttpHeaders.CONTENT_ENCODING)) {
            String coding = header.getValue() == null ? "" : header.getValue().strip();
            if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
                return new IOException("the response has the Content-Encoding '"
                        + coding.substring(0, Math.min(coding.length(), MAX_CODING_LENGTH))
                        + "', which was not asked for");
            }
        }
        return null;
    }

    /** One byte more than announced, so that the end is seen without a larger array. */
    private static int firstSize(long contentLength) {
        return contentLength >= 0 && contentLength < MAX_BYTES ? (int) contentLength + 1 : 1024;
    }
}
