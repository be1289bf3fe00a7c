// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dingtalkcalendar_1_0.models.CreateSubscribedCalendarHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.CreateSubscribedCalendarRequest;
import com.aliyun.dingtalkcalendar_1_0.models.CreateSubscribedCalendarRequest.CreateSubscribedCalendarRequestSubscribeScope;
import com.aliyun.dingtalkcalendar_1_0.models.DeleteSubscribedCalendarHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.GetSubscribedCalendarHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.ListCalendarsHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.SubscribeCalendarHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.UnsubscribeCalendarHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.UpdateSubscribedCalendarsHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.UpdateSubscribedCalendarsRequest;
import com.aliyun.dingtalkoauth2_1_0.models.GetAccessTokenRequest;
import com.aliyun.dingtalkoauth2_1_0.models.GetCorpAccessTokenRequest;
import com.aliyun.dingtalkoauth2_1_0.models.GetTokenRequest;
import com.aliyun.dingtalkoauth2_1_0.models.GetUserTokenRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import io.github.cameldingtalk.calendar.emulator.ApiOperation;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulator;
import io.github.cameldingtalk.calendar.emulator.DingTalkEmulatorExtension;
import io.github.cameldingtalk.calendar.emulator.EmulatedResponse;
import io.github.cameldingtalk.calendar.emulator.ServiceError;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DingTalk's SDK for Java, unchanged, against the emulator. */
class JavaSdkTest {

    private static final String TOKEN = "token";
    private static final String USER = "author";

    @RegisterExtension
    static DingTalkEmulator dingtalk = DingTalkEmulatorExtension.perTest(emulator -> emulator.acceptToken(TOKEN)
            .putUser(USER, Set.of("corp"), Set.of("group"))
            .putInternalApp("app", "secret")
            .putEnterpriseApp("suite", "secret", "ticket", Set.of("corp"))
            .putPersonalApp("personal", "secret"));

    private final RuntimeOptions runtime = new RuntimeOptions();

    @Test
    void itGoesThroughTheWholeLifeOfACalendar() throws Exception {
        var client = calendars();
        String id = create(client);

        var got = client.getSubscribedCalendarWithOptions(USER, id, getHeaders(), runtime);
        assertThat(got.getBody().getName()).isEqualTo("名称");
        assertThat(got.getBody().getAuthor()).isEqualTo(USER);
        assertThat(got.getBody().getManagers()).containsExactly("manager");
        assertThat(got.getBody().getSubscribeScope().getUnionIds()).containsExactly(USER);

        var subscribeHeaders = new SubscribeCalendarHeaders();
        subscribeHeaders.xAcsDingtalkAccessToken = TOKEN;
        client.subscribeCalendarWithOptions(USER, id, subscribeHeaders, runtime);
        assertThat(dingtalk.subscribers(id)).containsExactly(USER);

        var listHeaders = new ListCalendarsHeaders();
        listHeaders.xAcsDingtalkAccessToken = TOKEN;
        assertThat(client.listCalendarsWithOptions(USER, listHeaders, runtime)
                        .getBody()
                        .getResponse()
                        .getCalendars())
                .anySatisfy(calendar -> {
                    assertThat(calendar.getType()).isEqualTo("subscribed");
                    assertThat(calendar.getId()).isEqualTo(id);
                    assertThat(calendar.getSummary()).isEqualTo("名称");
                });

        assertThat(update(client, id, "new").getBody().getResult()).isTrue();
        assertThat(dingtalk.calendar(id).orElseThrow().name()).isEqualTo("new");

        var unsubscribeHeaders = new UnsubscribeCalendarHeaders();
        unsubscribeHeaders.xAcsDingtalkAccessToken = TOKEN;
        assertThat(client.unsubscribeCalendarWithOptions(USER, id, unsubscribeHeaders, runtime)
                        .getBody()
                        .getResult())
                .isTrue();
        var deleteHeaders = new DeleteSubscribedCalendarHeaders();
        deleteHeaders.xAcsDingtalkAccessToken = TOKEN;
        assertThat(client.deleteSubscribedCalendarWithOptions(USER, id, deleteHeaders, runtime)
                        .getBody()
                        .getResult())
                .isTrue();
        assertThat(dingtalk.calendars()).isEmpty();
        assertThat(dingtalk.requests()).allMatch(request -> request.operation().isPresent());
    }

    @Test
    void itGetsATokenOfEachKind() throws Exception {
        var client = new com.aliyun.dingtalkoauth2_1_0.Client(config());

        var internal = client.getAccessToken(
                new GetAccessTokenRequest().setAppKey("app").setAppSecret("secret"));
        var corp = client.getCorpAccessToken(new GetCorpAccessTokenRequest()
                .setSuiteKey("suite")
                .setSuiteSecret("secret")
                .setAuthCorpId("corp")
                .setSuiteTicket("ticket"));
        var user = client.getUserToken(new GetUserTokenRequest()
                .setClientId("personal")
                .setClientSecret("secret")
                .setGrantType("authorization_code")
                .setCode(dingtalk.consent("personal", USER)));
        var again = client.getUserToken(new GetUserTokenRequest()
                .setClientId("personal")
                .setClientSecret("secret")
                .setGrantType("refresh_token")
                .setRefreshToken(user.getBody().getRefreshToken()));
        var unified = client.getToken(
                "corp",
                new GetTokenRequest()
                        .setClientId("app")
                        .setClientSecret("secret")
                        .setGrantType("client_credentials"));

        assertThat(internal.getBody().getExpireIn()).isEqualTo(7200);
        assertThat(List.of(
                        internal.getBody().getAccessToken(),
                        corp.getBody().getAccessToken(),
                        user.getBody().getAccessToken(),
                        again.getBody().getAccessToken(),
                        unified.getBody().getAccessToken()))
                .doesNotHaveDuplicates()
                .allMatch(dingtalk::accepts);
    }

    @ParameterizedTest
    @EnumSource(ServiceError.class)
    void itReportsEachErrorOfTheCalendarApi(ServiceError error) throws Exception {
        dingtalk.always(ApiOperation.UPDATE_SUBSCRIBED, EmulatedResponse.error(error));
        var client = calendars();

        TeaException exception = catchThrowableOfType(TeaException.class, () -> update(client, "calendar", "new"));

        assertThat(exception.getCode()).isEqualTo(error.code());
        assertThat(exception.getMessage()).contains(error.message());
        assertThat(exception.getData()).containsEntry("statusCode", error.status());
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceError.class,
            names = {
                "INVALID_CLIENT_ID_OR_SECRET",
                "INVALID_SUITE_KEY",
                "INVALID_SUITE_TICKET",
                "INVALID_AUTH_INFO",
                "INVALID_CLIENT",
                "UNSUPPORTED_GRANT_TYPE",
                "UNAUTHORIZED_CLIENT",
                "SERVER_ERROR"
            })
    void itReportsEachErrorOfTheTokenApi(ServiceError error) throws Exception {
        dingtalk.always(ApiOperation.ACCESS_TOKEN, EmulatedResponse.error(error));
        var client = new com.aliyun.dingtalkoauth2_1_0.Client(config());

        TeaException exception = catchThrowableOfType(
                TeaException.class,
                () -> client.getAccessToken(
                        new GetAccessTokenRequest().setAppKey("app").setAppSecret("secret")));

        assertThat(exception.getCode()).isEqualTo(error.code());
        assertThat(exception.getMessage()).contains(error.message());
    }

    @Test
    void itMeetsTheRulesOfTheService() throws Exception {
        var client = calendars();
        String id = create(client);

        assertThat(catchThrowableOfType(TeaException.class, () -> update(client, id, " "))
                        .getMessage())
                .contains("calendar name cannot be blank");
        assertThat(catchThrowableOfType(TeaException.class, () -> update(client, id, "x".repeat(128)))
                        .getMessage())
                .contains("calendar name length must less than 128");
        dingtalk.revoke(TOKEN);
        assertThat(catchThrowableOfType(TeaException.class, () -> update(client, id, "new"))
                        .getCode())
                .isEqualTo("InvalidAuthentication");
    }

    private String create(com.aliyun.dingtalkcalendar_1_0.Client client) throws Exception {
        var headers = new CreateSubscribedCalendarHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return client.createSubscribedCalendarWithOptions(
                        USER,
                        new CreateSubscribedCalendarRequest()
                                .setName("名称")
                                .setManagers(List.of("manager"))
                                .setSubscribeScope(new CreateSubscribedCalendarRequestSubscribeScope()
                                        .setUnionIds(List.of(USER))
                                        .setCorpIds(List.of("corp"))),
                        headers,
                        runtime)
                .getBody()
                .getCalendarId();
    }

    private com.aliyun.dingtalkcalendar_1_0.models.UpdateSubscribedCalendarsResponse update(
            com.aliyun.dingtalkcalendar_1_0.Client client, String id, String name) throws Exception {
        var headers = new UpdateSubscribedCalendarsHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return client.updateSubscribedCalendarsWithOptions(
                id, USER, new UpdateSubscribedCalendarsRequest().setName(name), headers, runtime);
    }

    private static GetSubscribedCalendarHeaders getHeaders() {
        var headers = new GetSubscribedCalendarHeaders();
        headers.xAcsDingtalkAccessToken = TOKEN;
        return headers;
    }

    private static com.aliyun.dingtalkcalendar_1_0.Client calendars() throws Exception {
        return new com.aliyun.dingtalkcalendar_1_0.Client(config());
    }

    private static Config config() {
        Config config = new Config();
        config.protocol = "http";
        config.endpoint = "127.0.0.1:" + dingtalk.port();
        return config;
    }
}
