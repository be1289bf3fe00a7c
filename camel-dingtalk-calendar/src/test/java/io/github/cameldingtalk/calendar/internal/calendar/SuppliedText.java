// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.calendar;

import java.util.function.Supplier;

/** A text whose {@code toString()} does what a test says, such as to fail. */
public record SuppliedText(Supplier<String> text) implements CharSequence {

    @Override
    public int length() {
        return 1;
    }

    @Override
    public char charAt(int index) {
        return 'a';
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return this;
    }

    @Override
    public String toString() {
        return text.get();
    }
}
