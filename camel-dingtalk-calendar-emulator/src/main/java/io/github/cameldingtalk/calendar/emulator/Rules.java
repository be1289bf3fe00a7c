// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/**
 * What DingTalk does not document, or documents in two ways, so that a route can be tried both ways.
 *
 * @param absentKeepsValue       whether a field that an update leaves out keeps its value; if not, it is emptied
 * @param emptyListClears        whether an update with an empty list empties it; if not, the list keeps its value
 * @param nullClears             whether an update with a {@code null} empties the field; if not, it is as if it were absent
 * @param longestName            how long a name may be: 127, as the error's "length must less than 128" says, or 128, as its
 *                               description says
 * @param nameInCodePoints       whether a name is counted in code points and not in UTF-16 units
 * @param updateNeedsNameAndScope whether an update without {@code name} or {@code subscribeScope} is refused, as the errors
 *                               "calendar name cannot be blank" and "subscribe range cannot be null" may mean
 * @param oldCorpTokenStaysValid whether the token of a third-party enterprise app is still accepted when a new one was asked
 *                               for
 */
public record Rules(
        boolean absentKeepsValue,
        boolean emptyListClears,
        boolean nullClears,
        int longestName,
        boolean nameInCodePoints,
        boolean updateNeedsNameAndScope,
        boolean oldCorpTokenStaysValid) {

    public static final Rules DEFAULT = new Rules(true, true, true, 127, false, false, true);

    public Rules withAbsentKeepsValue(boolean value) {
        return new Rules(
                value,
                emptyListClears,
                nullClears,
                longestName,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid);
    }

    public Rules withEmptyListClears(boolean value) {
        return new Rules(
                absentKeepsValue,
                value,
                nullClears,
                longestName,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid);
    }

    public Rules withNullClears(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                value,
                longestName,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid);
    }

    public Rules withLongestName(int value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                value,
                nameInCodePoints,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid);
    }

    public Rules withNameInCodePoints(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                longestName,
                value,
                updateNeedsNameAndScope,
                oldCorpTokenStaysValid);
    }

    public Rules withUpdateNeedsNameAndScope(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                longestName,
                nameInCodePoints,
                value,
                oldCorpTokenStaysValid);
    }

    public Rules withOldCorpTokenStaysValid(boolean value) {
        return new Rules(
                absentKeepsValue,
                emptyListClears,
                nullClears,
                longestName,
                nameInCodePoints,
                updateNeedsNameAndScope,
                value);
    }

    boolean isTooLong(String name) {
        return (nameInCodePoints ? name.codePointCount(0, name.length()) : name.length()) > longestName;
    }
}
