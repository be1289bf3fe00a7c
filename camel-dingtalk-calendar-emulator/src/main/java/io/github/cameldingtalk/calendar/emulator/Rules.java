// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/**
 * What DingTalk does not document, or documents in two ways, so that a route can be tried both ways.
 *
 * @param absentKeepsValue       whether a field that an update leaves out keeps its value; if not, it is emptied
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
        int longestName,
        boolean nameInCodePoints,
        boolean updateNeedsNameAndScope,
        boolean oldCorpTokenStaysValid) {

    public static final Rules DEFAULT = new Rules(true, 127, false, false, true);

    public Rules withAbsentKeepsValue(boolean keeps) {
        return new Rules(keeps, longestName, nameInCodePoints, updateNeedsNameAndScope, oldCorpTokenStaysValid);
    }

    public Rules withLongestName(int longest) {
        return new Rules(absentKeepsValue, longest, nameInCodePoints, updateNeedsNameAndScope, oldCorpTokenStaysValid);
    }

    public Rules withNameInCodePoints(boolean inCodePoints) {
        return new Rules(absentKeepsValue, longestName, inCodePoints, updateNeedsNameAndScope, oldCorpTokenStaysValid);
    }

    public Rules withUpdateNeedsNameAndScope(boolean needs) {
        return new Rules(absentKeepsValue, longestName, nameInCodePoints, needs, oldCorpTokenStaysValid);
    }

    public Rules withOldCorpTokenStaysValid(boolean stays) {
        return new Rules(absentKeepsValue, longestName, nameInCodePoints, updateNeedsNameAndScope, stays);
    }

    boolean isTooLong(String name) {
        return (nameInCodePoints ? name.codePointCount(0, name.length()) : name.length()) > longestName;
    }
}
