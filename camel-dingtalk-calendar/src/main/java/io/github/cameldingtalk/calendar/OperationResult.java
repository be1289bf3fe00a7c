// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.DingTalkCalendarConfiguration.OutputType;
import io.github.cameldingtalk.calendar.internal.calendar.CalendarResponses;
import io.github.cameldingtalk.calendar.internal.calendar.Page;
import io.github.cameldingtalk.calendar.internal.http.ResponseReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a response becomes on the exchange.
 *
 * @param form     whether the response can also become JSON, and whether it is a page of a list
 * @param header   the header that is set, too, or {@code null}
 * @param headerOf the value of that header
 */
record OperationResult<T>(
        Form form, ResponseReader<T> reader, @Nullable String header, Function<T, @Nullable Object> headerOf) {

    enum Form {
        /** A Boolean or an id. */
        VALUE,
        /** A record, or a list of records. Can also be the text of the response. */
        RECORD,
        /** A {@link Page}. Other pages may follow. */
        PAGE
    }

    /**
     * What the exchange gets.
     *
     * @param header {@code null} if no header is set
     */
    record Output(Object body, @Nullable Object header) {}

    static <T> OperationResult<T> value(ResponseReader<T> reader) {
        return new OperationResult<>(Form.VALUE, reader, null, value -> null);
    }

    static <T> OperationResult<T> record(ResponseReader<T> reader) {
        return new OperationResult<>(Form.RECORD, reader, null, value -> null);
    }

    static <T extends Page<?>> OperationResult<T> pages(ResponseReader<T> reader) {
        return new OperationResult<>(Form.PAGE, reader, null, value -> null);
    }

    OperationResult<T> withHeader(String newHeader, Function<T, @Nullable Object> newHeaderOf) {
        return new OperationResult<>(form, reader, newHeader, newHeaderOf);
    }

    /** Of an operation whose responses are pages. */
    ResponseReader<? extends Page<?>> pageReader() {
        return (request, response) -> (Page<?>) reader.read(request, response);
    }

    ResponseReader<Output> reader(OutputType outputType) {
        return (request, response) -> {
            // Throws if the response is not what the API promises, also if its text is returned.
            T value = reader.read(request, response);
            boolean isText = form == Form.RECORD && outputType == OutputType.json;
            return new Output(isText ? CalendarResponses.text(response) : value, headerOf.apply(value));
        };
    }
}
