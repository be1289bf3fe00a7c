// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.docs.recipes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

// tag::hash[]
/** Sets the header {@code stateHash} to the SHA-256 of the body. */
public final class StateHash implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        byte[] state = exchange.getMessage().getMandatoryBody(String.class).getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(state);
        exchange.getMessage().setHeader("stateHash", HexFormat.of().formatHex(hash));
    }
}
// end::hash[]
