// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {

    @ParameterizedTest
    @CsvSource({
        "flowLimit, DAY_QUOTA",
        "integrated.qps.exceed, DAY_QUOTA",
        "Forbidden.AccessDenied.ApiCountLimitForOrg, MONTH_QUOTA",
        "Forbidden.AccessDenied.QpsLimitForApi, SECOND_LIMIT",
        "Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi, SECOND_LIMIT",
        "QpsForApi, SECOND_LIMIT",
        "qps.exceed.limit, SECOND_LIMIT",
        "Forbidden.AccessDenied.QpmLimitForAppkeyAndApi, MINUTE_LIMIT",
        "Throttling.User, OTHER_LIMIT",
        "InvalidAuthentication, TOKEN",
        "AuthenticationFailed.Expired, TOKEN",
        "accesstoken.expired, TOKEN",
        "unauthorized.client, CREDENTIALS",
        "invalid.client, CREDENTIALS",
        "invalidClientIdOrSecret, CREDENTIALS",
        "invalidSuiteKey, CREDENTIALS",
        "invalidSuiteTicket, CREDENTIALS",
        "invalidAuthInfo, GRANT",
        "invalidParameter.authCode.notFound, GRANT",
        "refreshToken.expired, GRANT",
        "invalid_grant, GRANT",
        "MissingrefreshToken, PARAMETER",
        "Forbidden.AccessDenied.AccessTokenPermissionDenied, FORBIDDEN",
        "Forbidden.AccessDenied.IpNotInWhiteList, FORBIDDEN",
        "IpNotInWhiteList, FORBIDDEN",
        "permissionDenied, PERMISSION",
        "permissionDeny, PERMISSION",
        "noPermission, PERMISSION",
        "no.priviledge, PERMISSION",
        "no.privilege, PERMISSION",
        "microInvisibleToUser, PERMISSION",
        "invalidParameter, PARAMETER",
        "InvalidParameter.ParsedISO8601TimestampError, PARAMETER",
        "paramIllegal, PARAMETER",
        "Missingbody, PARAMETER",
        "MissingName, PARAMETER",
        "itemNotFound, NOT_FOUND",
        "calendar.not.found, NOT_FOUND",
        "instanceNotExist, NOT_FOUND",
        "system.error, SERVICE",
        "system.err, SERVICE",
        "system.busy, SERVICE",
        "serviceBusy, SERVICE",
        "internalError, SERVICE",
        "unknownError, SERVICE",
        "server.error, SERVICE",
        "InvalidAction.NotFound, UNKNOWN",
        "notFoundation, UNKNOWN",
        "ecosystemError, UNKNOWN",
        "systemErrors, UNKNOWN",
        "overflowLimit, UNKNOWN",
        "unforbidden, UNKNOWN",
        "exceedSubscribeLimit, UNKNOWN",
        "dismissing, UNKNOWN",
        "anything, UNKNOWN",
    })
    void theCaseOfACodeIsIgnored(String code, ErrorKind kind) {
        for (String spelling : List.of(code, code.toLowerCase(Locale.ROOT), code.toUpperCase(Locale.ROOT))) {
            assertThat(ErrorCode.kind(spelling)).as(spelling).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "systemError",
                "SystemError",
                "system.error",
                "system_error",
                "system-error",
                "SYSTEM_ERROR",
                "SYSTEMError",
                "systemerror",
                " systemError ",
                "biz.systemError",
                "calendar:systemError",
                "systemError.42",
                "systemError42",
                "SystemErrorException",
                "internalSystemErrorOfTheService",
            })
    void separatorsAndWhatStandsAroundTheWordsAreIgnored(String code) {
        assertThat(ErrorCode.kind(code)).isEqualTo(ErrorKind.SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "90020, MONTH_QUOTA",
        "90002, SECOND_LIMIT",
        "90018, SECOND_LIMIT",
        "40014, TOKEN",
        "60011, FORBIDDEN",
        "60020, FORBIDDEN",
        "50002, PERMISSION",
        "60121, NOT_FOUND",
        "600201, UNKNOWN",
        "-1, UNKNOWN",
        "404, UNKNOWN",
    })
    void onlyDocumentedNumbersHaveAMeaning(String code, ErrorKind kind) {
        assertThat(ErrorCode.kind(code)).isEqualTo(kind);
    }

    @Test
    void aTextIsNotACode() {
        assertThat(ErrorCode.kind("there was a systemError today")).isEqualTo(ErrorKind.UNKNOWN);
        assertThat(ErrorCode.kind("permission denied")).isEqualTo(ErrorKind.UNKNOWN);
        assertThat(ErrorCode.kind("systemError.".repeat(100_000))).isEqualTo(ErrorKind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "\uff53ystemError", "\u7cfb\u7edf"})
    void aCodeWithoutWordsHasNoMeaning(String code) {
        assertThat(ErrorCode.kind(code)).isEqualTo(ErrorKind.UNKNOWN);
        assertThat(ErrorCode.kind(null)).isEqualTo(ErrorKind.UNKNOWN);
    }

    @Test
    void theCaseIsIgnoredUnderATurkishLocaleToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(ErrorCode.kind("INVALIDPARAMETER")).isEqualTo(ErrorKind.PARAMETER);
        } finally {
            Locale.setDefault(before);
        }
    }
}
