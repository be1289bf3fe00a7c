// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {

    private static final Map<String, Predicate<ErrorCode>> KINDS = Map.of(
            "service", ErrorCode::isService,
            "authentication", ErrorCode::isAuthentication,
            "permission", ErrorCode::isPermission,
            "parameter", ErrorCode::isParameter,
            "qps", ErrorCode::isQpsLimit,
            "qpm", ErrorCode::isQpmLimit);

    @ParameterizedTest
    @CsvSource({
        "system.error, service",
        "system.busy, service",
        "systemBusy, service",
        "serviceBusy, service",
        "internalError, service",
        "unknownError, service",
        "server.error, service",
        "InvalidAuthentication, authentication",
        "invalidClientIdOrSecret, authentication",
        "invalidSuiteKey, authentication",
        "invalidSuiteTicket, authentication",
        "invalidAuthInfo, authentication",
        "invalid.client, authentication",
        "unauthorized.client, authentication",
        "permissionDenied, permission",
        "Forbidden.AccessDenied.IpNotInWhiteList, permission",
        "Forbidden.AccessDenied.ApiCountLimitForOrg, permission",
        "invalidParameter, parameter",
        "Missingbody, parameter",
        "MissingName, parameter",
        "Forbidden.AccessDenied.QpsLimitForApi, permission qps",
        "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi, permission qps",
        "Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi, permission qpm",
        "QpsLimitForApi, qps",
        "QPMLIMIT, qpm",
        "forbidden, ''",
        "Forbidden.AccessDenied.QpsForApi, permission",
        "Forbidden.QpsLimit.Other, permission",
        "invalidParameterX, ''",
        "exceedSubscribeLimit, ''",
        "anything, ''",
    })
    void aCodeIsOfTheseKindsInAnyCase(String code, String kinds) {
        Set<String> expected = Set.of(kinds.split(" ", -1)).stream()
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.toSet());

        for (String spelling : List.of(code, code.toLowerCase(Locale.ROOT), code.toUpperCase(Locale.ROOT))) {
            assertThat(kinds(code(spelling))).isEqualTo(expected);
        }
    }

    @Test
    void aResponseWithoutACodeIsOfNoKind() {
        assertThat(kinds(ErrorCode.of(null))).isEmpty();
        assertThat(kinds(code(null))).isEmpty();
        assertThat(kinds(code(""))).isEmpty();
    }

    @Test
    void theCaseIsIgnoredUnderATurkishLocaleToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(code("INVALIDPARAMETER").isParameter()).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static ErrorCode code(String code) {
        return ErrorCode.of(new ErrorEnvelope(code, null, null, List.of(), false));
    }

    private static Set<String> kinds(ErrorCode code) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().test(code))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
