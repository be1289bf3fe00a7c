// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON that is bound to objects. */
final class JsonBinding {

    /** The one mapper: making one takes longer than a call. A bean's {@code null} is absent, a map's is a {@code null}. */
    static final ObjectMapper MAPPER = JsonMapper.builder(Json.FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private JsonBinding() {}
}
