// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.SubscribedCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A program that runs cases in a context of its own, in a JVM with little memory. It prints a line for each case: its name, the
 * simple name of the exception, or {@code success}, and the milliseconds. A line {@code next} follows, with the outcome of a
 * usual call.
 */
public final class SmallMemory {

    private static final String TOKEN = "&accessToken=token";
    private static final String USUAL = "&userId=user&calendarId=usual" + TOKEN;

    private final ProducerTemplate template;
    private final String options;

    private SmallMemory(ProducerTemplate template, String baseUri) {
        this.template = template;
        this.options = "?responseTimeout=20s&baseUri=" + baseUri;
    }

    /** Takes the kind of cases, and the baseUri of a server that chooses the response by the id of the calendar. */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            SmallMemory program = new SmallMemory(context.createProducerTemplate(), args[1]);
            switch (args[0]) {
                case "responses" -> program.responses();
                case "bodies" -> program.bodies();
                case "tokens" -> program.tokens();
                default -> program.atOnce(Integer.parseInt(args[0]));
            }
        }
    }

    private void responses() throws Exception {
        for (HugeResponse response : HugeResponse.values()) {
            for (String operation :
                    List.of("updateSubscribed", "getSubscribed", "createSubscribed", "listSubscribed")) {
                // An operation without a calendar has the case in the id of the user.
                String ids = "&userId=" + response + "&calendarId=usual" + TOKEN;
                run(response + " " + operation, () -> call(operation, ids, DingTalkCalendarTestSupport.EXAMPLE));
            }
        }
    }

    private void bodies() throws Exception {
        for (HugeBody body : HugeBody.values()) {
            run(body.name(), () -> call("updateSubscribed", USUAL, body.body()));
        }
    }

    private void tokens() throws Exception {
        for (HugeResponse response : HugeResponse.values()) {
            String app = "&userId=user&calendarId=usual&clientId=" + response + "&clientSecret=secret";
            run(response.name(), () -> call("getSubscribed", app, null));
        }
    }

    private void atOnce(int calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(() -> call("getSubscribed", "&userId=user&calendarId=LARGE" + TOKEN, null));
            }
            run("AT_ONCE", () -> {
                Map<String, Integer> outcomes = new TreeMap<>();
                for (Future<String> call : threads.invokeAll(all)) {
                    outcomes.merge(call.get(), 1, Integer::sum);
                }
                return outcomes.toString().replace(" ", "");
            });
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(String name, Callable<String> given) throws Exception {
        long start = System.nanoTime();
        String outcome = given.call();
        System.out.println(name + " " + outcome + " " + (System.nanoTime() - start) / 1_000_000);
        System.out.println("next " + call("getSubscribed", USUAL, null));
    }

    private String call(String operation, String ids, Object body) {
        var exchange = template.request("dingtalk-calendar:" + operation + options + ids, message -> message.getIn()
                .setBody(body));
        if (exchange.getException() != null) {
            return exchange.getException().getClass().getSimpleName();
        }
        return exchange.getMessage().getBody() instanceof SubscribedCalendar calendar ? calendar.name() : "success";
    }
}
