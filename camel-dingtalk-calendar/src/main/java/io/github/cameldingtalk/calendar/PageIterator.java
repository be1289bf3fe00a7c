// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar;

import io.github.cameldingtalk.calendar.api.DingTalkCalendarException;
import io.github.cameldingtalk.calendar.internal.calendar.AuthorizedClient.Result;
import io.github.cameldingtalk.calendar.internal.calendar.Page;
import io.github.cameldingtalk.calendar.internal.calendar.Pages;
import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/** The items of a list. Gets a page when its first item is reached. Not for several threads at once. */
final class PageIterator implements Iterator<Object>, Closeable {

    private final Pages pages;
    private final Function<Page<?>, List<?>> itemsOf;
    private final Consumer<Result<? extends Page<?>>> onPage;
    private final Consumer<DingTalkCalendarException> onFailure;
    private Iterator<?> items = Collections.emptyIterator();
    private @Nullable RuntimeException failure;
    private boolean ended;
    private boolean closed;

    /**
     * @param onPage    called for each page
     * @param onFailure called if a page after the first one cannot be fetched
     */
    PageIterator(
            Pages pages,
            Function<Page<?>, List<?>> itemsOf,
            Consumer<Result<? extends Page<?>>> onPage,
            Consumer<DingTalkCalendarException> onFailure) {
        this.pages = pages;
        this.itemsOf = itemsOf;
        this.onPage = onPage;
        this.onFailure = onFailure;
    }

    /** Gets the next page. */
    void nextPage() throws DingTalkCalendarException {
        Result<? extends Page<?>> result = pages.next();
        if (result == null) {
            ended = true;
        } else {
            items = itemsOf.apply(result.value()).iterator();
            onPage.accept(result);
        }
    }

    /**
     * Whether there is another item. May get the next page. After a failure, fails again: Camel's {@code split} reads an iterator
     * to its end when it has failed, so a redelivered {@code split} would find no items and succeed.
     *
     * @throws RuntimeCamelException whose cause is the failure of the call
     * @throws IllegalStateException if this iterator is closed, because the list would seem to end here
     */
    @Override
    public boolean hasNext() {
        while (!items.hasNext() && !ended) {
            if (failure != null) {
                throw failure;
            }
            if (closed) {
                throw new IllegalStateException("the list is closed, because its exchange is done");
            }
            try {
                nextPage();
            } catch (DingTalkCalendarException e) {
                onFailure.accept(e);
                throw failed(e);
            } catch (RuntimeException e) {
                throw failed(e);
            }
        }
        return items.hasNext();
    }

    private RuntimeException failed(Exception e) {
        failure = RuntimeCamelException.wrapRuntimeException(e);
        return failure;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }

    /** No other page is fetched after this. */
    @Override
    public void close() {
        closed = true;
    }
}
