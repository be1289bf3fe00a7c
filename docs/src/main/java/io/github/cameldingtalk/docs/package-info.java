// SPDX-License-Identifier: Apache-2.0
/** Makes the site from the pages of all modules. */
@NullMarked
package io.github.cameldingtalk.docs;

import org.jspecify.annotations.NullMarked;
