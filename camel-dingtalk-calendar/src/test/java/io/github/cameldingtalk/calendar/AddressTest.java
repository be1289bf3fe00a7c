// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Addresses of the service that are not a host in ASCII. */
class AddressTest extends DingTalkCalendarTestSupport {

    @Test
    void aHostWithAnUnderscoreIsRejectedWhenTheRouteStarts() {
        assertThatThrownBy(() -> send(UPDATE + "?baseUri=http://mock_dingtalk:8642", "{}"))
                .hasStackTraceContaining("the host has an underscore, which Java does not allow in the name of a host:"
                        + " use another name or the IP address");
    }

    @Test
    void aPathInAnyLanguageIsEncoded() {
        dingtalk.next(RESULT_TRUE);

        assertSucceeds(send(UPDATE + "?baseUri=RAW(" + dingtalk.baseUri() + "/铉/)", "{}"))
                .isEqualTo(true);

        assertThat(onlyRequest().target()).isEqualTo("/%E9%93%89" + PATH);
    }

    @Test
    void thePlaceThatCamelShowsHasNoPassword() {
        DingTalkCalendarEndpoint endpoint = context.getEndpoint(
                UPDATE + "?lazyStartProducer=true&baseUri=RAW(https://user:a-password@example.com)",
                DingTalkCalendarEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isNull();
        assertThat(context.getEndpoint(UPDATE, DingTalkCalendarEndpoint.class).getServiceUrl())
                .isEqualTo(dingtalk.baseUri());
    }
}
