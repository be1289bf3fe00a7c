// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.example.cluster.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The states that a run puts through, in the order in which they are sent.
 *
 * @param states the states; the versions of a calendar grow
 */
record Feed(List<WantedState> states) {

    private static final int DESCRIPTIONS = 5;
    private static final double SAME_AGAIN = 0.15;

    Feed {
        states = List.copyOf(states);
    }

    /**
     * Makes states that are the same for the same seed. Each calendar gets at least one state. About one in seven states equals
     * the state before it of the same calendar, and a later state can equal an earlier one.
     *
     * @param count the number of states, at least one for each calendar
     */
    static Feed seeded(long seed, Tenants tenants, int count) {
        Random random = new Random(seed);
        List<Draft> calendars = new ArrayList<>();
        for (String app : tenants.apps()) {
            tenants.calendars().forEach(calendar -> calendars.add(new Draft(app, calendar)));
        }
        List<WantedState> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draft draft = i < calendars.size() ? calendars.get(i) : calendars.get(random.nextInt(calendars.size()));
            states.add(draft.next(random, tenants));
        }
        return new Feed(states);
    }

    /** A part of the states, in the same order. */
    Feed part(int from, int to) {
        return new Feed(states.subList(from, to));
    }

    /** These states, and after them one more of each calendar, which no state before equals. */
    Feed closed() {
        List<WantedState> closed = new ArrayList<>(states);
        last().values().forEach(last -> closed.add(last.next("The last shift plan")));
        return new Feed(closed);
    }

    /** The last state of each calendar, by its key. */
    Map<String, WantedState> last() {
        Map<String, WantedState> last = new LinkedHashMap<>();
        states.forEach(state -> last.put(state.key(), state));
        return last;
    }

    /** How many states of each calendar differ from the state before them, by the calendar's key. */
    Map<String, Integer> distinct() {
        Map<String, ObjectNode> before = new HashMap<>();
        Map<String, Integer> distinct = new LinkedHashMap<>();
        for (WantedState state : states) {
            boolean differs = !state.state().equals(before.put(state.key(), state.state()));
            distinct.merge(state.key(), differs ? 1 : 0, Integer::sum);
        }
        return distinct;
    }

    /** A calendar whose states are being made. */
    private static final class Draft {
        private final String app;
        private final String calendar;
        private long version;
        private ObjectNode state = JsonNodeFactory.instance.objectNode();

        Draft(String app, String calendar) {
            this.app = app;
            this.calendar = calendar;
        }

        WantedState next(Random random, Tenants tenants) {
            if (version == 0 || random.nextDouble() >= SAME_AGAIN) {
                state = state(random);
            }
            version++;
            return new WantedState(
                    app, calendar, Tenants.author(app), version, tenants.calendarId(app, calendar), state);
        }

        private ObjectNode state(Random random) {
            ObjectNode fields = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", calendar)
                    .put("description", "Shift plan " + random.nextInt(DESCRIPTIONS));
            fields.putArray("managers").add(Tenants.editor(app));
            ObjectNode scope = fields.putObject("subscribeScope");
            scope.putArray("unionIds").add(Tenants.author(app));
            scope.putArray("openConversationIds");
            scope.putArray("corpIds").add(Tenants.corpId(app));
            return fields;
        }
    }
}
