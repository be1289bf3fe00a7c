// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.cameldingtalk.calendar.api.DingTalkInvalidParameterException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmulatorResource.class)
class QuarkusRouteTest {

    @Inject
    ProducerTemplate template;

    @Test
    void aRouteUpdatesACalendar() {
        assertEquals(true, template.requestBody("direct:update", "{\"name\":\"From Quarkus\"}"));
    }

    @Test
    void aRefusalIsTyped() {
        assertInstanceOf(
                DingTalkInvalidParameterException.class,
                template.send("direct:update", exchange -> exchange.getIn().setBody("{\"name\":\" \"}"))
                        .getException());
    }
}
