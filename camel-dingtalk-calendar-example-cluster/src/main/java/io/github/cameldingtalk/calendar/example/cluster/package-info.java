// SPDX-License-Identifier: Apache-2.0
/** A worker that keeps calendars up to date together with other workers. Its routes are in YAML. */
@NullMarked
package io.github.cameldingtalk.calendar.example.cluster;

import org.jspecify.annotations.NullMarked;
