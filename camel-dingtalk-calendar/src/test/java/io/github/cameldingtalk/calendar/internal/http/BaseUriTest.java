// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUriTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.dingtalk.io | https://api.dingtalk.io | https://api.dingtalk.io |",
                "https://api.dingtalk.io/// | https://api.dingtalk.io | https://api.dingtalk.io |",
                "' https://api.dingtalk.io\n' | https://api.dingtalk.io | https://api.dingtalk.io |",
                "HTTPS://api.dingtalk.io | https://api.dingtalk.io | https://api.dingtalk.io |",
                "http://mock-dingtalk:08642/a_b/ | http://mock-dingtalk:8642/a_b | http://mock-dingtalk:8642 | /a_b",
                "http://localhost: | http://localhost | http://localhost |",
                "http://127.0.0.1:1 | http://127.0.0.1:1 | http://127.0.0.1:1 |",
                "http://[::1]:65535/x | http://[::1]:65535/x | http://[::1]:65535 | /x",
                "http://host/铉/é | http://host/%E9%93%89/%C3%A9 | http://host | /%E9%93%89/%C3%A9",
                "http://host/a%20b%2fc | http://host/a%20b%2fc | http://host | /a%20b%2fc",
                "http://铉.example:80/ | http://xn--v84a.example:80 | http://xn--v84a.example:80 |",
                "http://bücher.example | http://xn--bcher-kva.example | http://xn--bcher-kva.example |",
                "https://gateway/v1.0/dingtalk | https://gateway/v1.0/dingtalk | https://gateway | /v1.0/dingtalk",
            })
    void anAddressOfAHostIsTaken(String text, String uri, String host, String prefix) {
        BaseUri parsed = BaseUri.parse(text);

        assertThat(parsed.uri()).hasToString(uri);
        assertThat(parsed.host()).hasToString(host);
        assertThat(parsed.prefix()).isEqualTo(prefix == null ? "" : prefix);
        assertThat(BaseUri.parse(uri)).isEqualTo(parsed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it begins with https:// or http://",
                "api.dingtalk.com | it begins with https:// or http://",
                "localhost:8080 | it begins with https:// or http://",
                "//api.dingtalk.com | it begins with https:// or http://",
                "ftp://s3cret | it begins with https:// or http://",
                "http:s3cret | it has a host after http://",
                "http:/s3cret | it has a host after http://",
                "http:///s3cret | it has a host after http://",
                "http:// | Expected authority at index 7",
                "http://:8080 | the host or the port is not valid",
                "http://mock_dingtalk:8642 | the host has an underscore, which Java does not allow",
                "http://_a.b | the host has an underscore, which Java does not allow",
                "http://-a | the host is not the name of a host",
                "http://1.2.3.4.5 | the host is not the name of a host",
                "http://host:0 | the port is a number from 1 to 65535",
                "http://host:65536 | the port is a number from 1 to 65535",
                "http://host:99999999999 | the port is a number from 1 to 65535",
                "http://ho_st:65536 | the port is a number from 1 to 65535",
                "http://host:s3cret | the host or the port is not valid",
                "http://host:-1 | the host or the port is not valid",
                "http://ho%20st | the host or the port is not valid",
                "http://me:s3cret@host | without a user, a query or a fragment",
                "http://me:s3cret@ho_st:80 | without a user, a query or a fragment",
                "http://me:s3cret@铉 | without a user, a query or a fragment",
                "http://s3cret@host/ | without a user, a query or a fragment",
                "http://host?s3cret | without a user, a query or a fragment",
                "http://host/#s3cret | without a user, a query or a fragment",
                "http://ho st/s3cret | without white space and invisible characters (U+0020 at index 9)",
                "http://host/a\u00A0b | without white space and invisible characters (U+00A0 at index 13)",
                "http://ho\u200Bst | without white space and invisible characters (U+200B at index 9)",
                "http://host/\uFEFF | without white space and invisible characters (U+FEFF at index 12)",
                "http://host/\\s3cret | Illegal character in path at index 12",
                "http://host/%zz | Malformed escape pair at index 12",
                "http://host/{x} | Illegal character in path at index 12",
                "http://host/a//b | its path has no part that is empty, '.' or '..'",
                "http://host//b | its path has no part that is empty, '.' or '..'",
                "http://host/a/../b | its path has no part that is empty, '.' or '..'",
                "http://host/a/. | its path has no part that is empty, '.' or '..'",
                "http://host/%2E%2e/b | its path has no part that is empty, '.' or '..'",
                "https://api.dingtalk.com/v1.0 | without /v1.0 at its end: the component adds /v1.0",
                "https://api.dingtalk.com/a/v1.0// | without /v1.0 at its end: the component adds /v1.0",
                "https://api.dingtalk.com/v1.0/calendar/users | without the path of an operation",
                "https://api.dingtalk.com/v1.0/oauth2/accessToken | without the path of an operation",
            })
    void theReasonForARejectionIsInOneSentenceThatDoesNotQuoteTheAddress(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUri.parse(text))
                .withMessageStartingWith("baseUri must be the address of the API, such as https://api.dingtalk.com")
                .withMessageContaining(reason)
                .withMessageNotContaining("s3cret");
    }
}
