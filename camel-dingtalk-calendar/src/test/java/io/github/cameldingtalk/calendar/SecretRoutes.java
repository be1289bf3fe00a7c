// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static io.github.cameldingtalk.calendar.Leaks.PREFIX;

import io.github.cameldingtalk.calendar.token.AccessTokenProvider;
import io.github.cameldingtalk.calendar.token.AuthorizationCodeSupplier;
import io.github.cameldingtalk.calendar.token.RefreshTokenStore;
import io.github.cameldingtalk.calendar.token.SuiteTicketSupplier;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** Routes that have a secret in each place where a secret can be. Each secret has the name of its place. */
final class SecretRoutes extends RouteBuilder {

    static final String USER_ID = "user";
    static final String CALENDAR_ID = "calendar";

    private static final String UPDATE = "dingtalk-calendar:updateSubscribed";

    private final String gateway;
    private final int proxyPort;
    private final List<String> starts = new ArrayList<>();

    SecretRoutes(String gateway, int proxyPort) {
        this.gateway = gateway;
        this.proxyPort = proxyPort;
    }

    /** A secret with the name of its place. Its other characters are those that have to be encoded somewhere. */
    static String secret(String place) {
        return PREFIX + place + "/+%\"<";
    }

    /** A secret for a URI without RAW. */
    static String plain(String place) {
        return PREFIX + place;
    }

    static void bindBeans(CamelContext context) {
        context.getRegistry().bind("ticket", (SuiteTicketSupplier) () -> secret("ticket"));
        context.getRegistry().bind("code", (AuthorizationCodeSupplier) () -> secret("code"));
        context.getRegistry().bind("provider", (AccessTokenProvider) corpId -> secret("provider-token"));
        DingTalkCalendarConfiguration bean = new DingTalkCalendarConfiguration();
        bean.setClientId("bean");
        bean.setClientSecret(secret("bean-secret"));
        bean.setRefreshToken(secret("bean-refresh-token"));
        bean.setRefreshTokenStore(new FullStore());
        context.getRegistry().bind("own", bean);
    }

    @Override
    public void configure() {
        to(UPDATE + "?accessToken=" + plain("uri-token"));
        to(UPDATE + "?clientId=app&clientSecret=RAW(" + secret("uri-raw-secret") + ")");
        to(UPDATE + "?clientId=suite&corpId=corp&suiteTicketSupplier=#ticket&clientSecret="
                + plain("uri-suite-secret"));
        to(UPDATE + "?clientId=person&clientSecret=" + plain("uri-person-secret") + "&refreshToken="
                + plain("uri-refresh-token"));
        to(UPDATE + "?clientId=other&client-secret=" + plain("uri-dashed-secret") + "&authorizationCodeSupplier=#code");
        to(UPDATE + "?configuration=#bean:own");
        to(UPDATE);
        to(UPDATE + "?accessTokenProvider=#bean:provider");
        to(UPDATE + "?accessToken=" + plain("uri-gateway-token") + "&baseUri=" + gateway
                + "&http.authUsername=u&http.authPassword=" + plain("uri-auth-password"));
        to(UPDATE + "?accessToken=" + plain("uri-proxied-token") + "&http.proxyHost=localhost&http.proxyPort="
                + proxyPort + "&http.proxyAuthUsername=u&http.proxyAuthPassword=" + plain("uri-proxy-password"));
        from(start())
                .setHeader(DingTalkCalendarConstants.ACCESS_TOKEN, exchangeProperty("token"))
                .to(UPDATE);
        from(start()).toD(UPDATE + "?accessToken=${exchangeProperty.dynamic}");
        if (hasKamelets()) {
            to("kamelet:dingtalk-calendar-update-subscribed-sink?userId=" + USER_ID + "&calendarId=" + CALENDAR_ID
                    + "&accessToken=" + plain("kamelet-token"));
        }
    }

    /** Camel's newest line has no Kamelets in Maven Central. */
    private boolean hasKamelets() {
        return getContext().getClassResolver().resolveClass("org.apache.camel.component.kamelet.KameletComponent")
                != null;
    }

    private void to(String uri) {
        from(start()).to(uri);
    }

    private String start() {
        starts.add("direct:" + starts.size());
        return starts.get(starts.size() - 1);
    }

    /** The endpoints that start these routes. */
    List<String> starts() {
        return starts;
    }

    /** A store that quotes the token that it cannot save. */
    private static final class FullStore implements RefreshTokenStore {

        @Override
        public String load() {
            return secret("stored-token");
        }

        @Override
        public void save(String refreshToken) {
            throw new IllegalStateException("cannot save " + refreshToken);
        }
    }
}
