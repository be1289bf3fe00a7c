// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/**
 * What DingTalk does not document, or documents in two ways. A route can be tested with each variant.
 *
 * @param absentKeepsValue        whether a field that an update does not contain keeps its value; otherwise the field is cleared
 * @param emptyListClears         whether an empty list in an update clears the list; otherwise the list keeps its value
 * @param nullClears              whether a {@code null} in an update clears the field; otherwise it counts as absent. The
 *                                default is false, because DingTalk's SDK for C# writes the lists that are not set in a
 *                                {@code subscribeScope} as {@code null}. A {@code null} as {@code name} or
 *                                {@code subscribeScope} is rejected in any case
 * @param maxNameLength           the maximum length of a name: 127 according to the error "length must less than 128", 128
 *                                according to the description of this error
 * @param nameInCodePoints        whether the length of a name is counted in code points; otherwise in UTF-16 units
 * @param updateNeedsNameAndScope whether an update without {@code name} or {@code subscribeScope} is rejected; the errors
 *                                "calendar name cannot be blank" and "subscribe range cannot be null" may mean this
 * @param oldCorpTokenStaysValid  whether the token of a third-party enterprise app stays valid after the app has requested
 *                                another token
 * @param emptyArrayIsEmptyObject whether {@code []} as an update or as a {@code subscribeScope} means {@code {}}; otherwise it
 *                                is rejected. DingTalk's SDK for PHP sends {@code []} for an empty object
 */
public record Rules(
        boolean absentKeepsValue,
        boolean emptyListClears,
        boolean nullClears,
        int maxNameLength,
        boolean nameInCodePoints,
        boolean updateNeedsNameAndScope,
        boolean oldCorpTokenStaysValid,
        boolean emptyArrayIsEmptyObject) {

    /** What the emulator does unless a test sets other rules. */
    public static final Rules DEFAULT = new Rules(true, true, false, 127, false, false, true, false);

    /**
     * {@return a copy with another {@code absentKeepsValue}}
     *
     * @param value the default is true
     */
    public Rules withAbsentKeepsValue(boolean value) {
        return new Rules(
                value,
                emptyListClears,
                nullClears,
                maxNameLength,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code emptyListClears}}
     *
     * @param value the default is true
     */
    public Rules withEmptyListClears(boolean value) {
        return new Rules(
                absentKeepsValue,
                value,
                nullClears,
                maxNameLength,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code nullClears}}
     *
     * @param value the default is false
     */
    public Rules withNullClears(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                value,
                maxNameLength,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code maxNameLength}}
     *
     * @param value the default is 127
     */
    public Rules withMaxNameLength(int value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                value,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code nameInCodePoints}}
     *
     * @param value the default is false
     */
    public Rules withNameInCodePoints(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                maxNameLength,
                value,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code updateNeedsNameAndScope}}
     *
     * @param value the default is false
     */
    public Rules withUpdateNeedsNameAndScope(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                maxNameLength,
                nameInCodePoints,
                value,
                oldCorpTokenStaysValid,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code oldCorpTokenStaysValid}}
     *
     * @param value the default is true
     */
    public Rules withOldCorpTokenStaysValid(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                maxNameLength,
                nameInCodePoints,
                updateNeedsNameAndScope,
                value,
                emptyArrayIsEmptyObject);
    }

    /**
     * {@return a copy with another {@code emptyArrayIsEmptyObject}}
     *
     * @param value the default is false
     */
    public Rules withEmptyArrayIsEmptyObject(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                maxNameLength,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid,
                value);
    }

    boolean isTooLong(String name) {
        return (nameInCodePoints ? name.codePointCount(0, name.length()) : name.length()) > maxNameLength;
    }
}
