// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.SecretRoutes.plain;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Endpoints that cannot be created or started, with a secret in the option that is wrong or in an option next to it. */
final class WrongOptions {

    private static final String SECRET = plain("wrong-option");
    private static final List<String> OPTIONS = List.of(
            "acessToken=" + SECRET,
            "accessToken=" + SECRET + "&" + plain("rest"),
            "accessToken=" + SECRET + "%E2%80%8B",
            "accessToken=" + SECRET + "&clientId=a&clientSecret=" + SECRET,
            "clientSecret=" + SECRET,
            "client_secret=" + SECRET,
            "clientId=a&clientSecret=" + SECRET + "&corpId=c",
            "accessToken=" + SECRET + "&connectTimeout=x",
            "accessToken=" + SECRET + "&updateMode=x",
            "accessToken=" + SECRET + "&configuration=x",
            "accessTokenProvider=" + SECRET,
            "refreshToken=" + SECRET,
            "accessToken=" + SECRET + "&http.proxyAuthPassword=" + SECRET,
            "accessToken=" + SECRET + "&http.authPassword=" + SECRET,
            "accessToken=" + SECRET + "&http.proxyHost=u:" + SECRET + "@h&http.proxyPort=1",
            "accessToken=" + SECRET + "&baseUri=http://u:" + SECRET + "@localhost");

    private WrongOptions() {}

    static Stream<Exception> failures(CamelContext context) {
        return OPTIONS.stream().map(options -> failure(context, options));
    }

    private static Exception failure(CamelContext context, String options) {
        try {
            context.getEndpoint("dingtalk-calendar:updateSubscribed?" + options)
                    .createProducer()
                    .start();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("started with " + options);
    }
}
