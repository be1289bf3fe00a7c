// SPDX-License-Identifier: Apache-2.0
'use strict';

const FIRST_CHOICES = 6;

const FAULT_RESULTS = {
  RESET_BEFORE_RESPONSE: 'connection', RESET_AMID_RESPONSE: 'either', RESET_AFTER_RESPONSE: 'success', CLOSE_SILENTLY: 'success',
  NO_RESPONSE: 'timeout', TRICKLE: 'slow', CUT_SHORT: 'unexpected', GARBAGE: 'unexpected',
};

// The command of each button, with its value, and the key of what the component makes of it.
const LIMITS = {
  gateway: [undefined, 'result.service'], block: [undefined, 'result.throttled'], blockFor: [300, 'result.throttled'],
  throttle: [20, 'result.throttled'], latency: [1000, 'latencyNote'],
};

const openGroups = new Set();

// For a screen reader, and at a glance.
function troubleName(of) {
  const name = text(of.type === 'NEXT' && of.amount > 1 ? 'trouble.NEXTS' : `trouble.${of.type}`, of.name, of.amount, of.operation);
  return of.type === 'NEXT' && of.operation ? text('onlyFor', name, of.operation) : name;
}

function troubleItem(of) {
  const name = troubleName(of);
  if (of.isUsual) return holder('li', 'chip', element('span', name), ' ', element('small', text('usual'), 'quiet'));
  const off = button('×', `end ${of.type} ${of.name} ${of.operation}`, () => post('end', of));
  off.setAttribute('aria-label', text('end', name));
  off.title = text('end', name);
  return holder('li', 'chip', element('span', name), off);
}

function showTroubles() {
  const troubles = state.troubles;
  byId('strip').classList.toggle('trouble', troubles.length > 0);
  draw('status', troubles.length > 0, () => [text(troubles.length ? 'isTrouble' : 'isCalm')]);
  draw('troubles', troubles, () => troubles.map(troubleItem));
  byId('calm').hidden = troubles.every((of) => of.isUsual);
}

function choice(label, note, path, value) {
  const made = button(undefined, `${path} ${value ?? ''}`, () => post(path, value));
  // A long code wraps after a dot.
  made.append(holder('span', '', ...label.split(/(?<=\.)(?=\w)/).flatMap((part) => [part, element('wbr')])), ...note ? [element('small', note, 'quiet')] : []);
  return made;
}

function badge(group) {
  if (group.isRetryable === undefined) return [];
  return [element('span', text(group.isRetryable ? 'retryable' : 'notRetryable'), group.isRetryable ? 'badge retry' : 'badge')];
}

function groupCard(group, id, choices) {
  const card = holder('div', 'card group', holder('h3', '', element('span', text(`group.${group.name}`)), ' ', ...badge(group)));
  if (group.exception) card.append(element('div', group.exception, 'code'));
  card.append(element('p', text(`groupNote.${group.name}`), 'quiet'), holder('div', 'choices', ...choices.slice(0, FIRST_CHOICES)));
  card.lastChild.id = id;
  if (choices.length > FIRST_CHOICES) {
    const more = holder('details', '', element('summary', text('more', choices.length - FIRST_CHOICES)),
      holder('div', 'choices', ...choices.slice(FIRST_CHOICES)));
    more.open = openGroups.has(group.name);
    more.addEventListener('toggle', () => (more.open ? openGroups.add(group.name) : openGroups.delete(group.name)));
    more.firstChild.dataset.key = `more ${group.name}`;
    card.append(more);
  }
  return card;
}

function showFailures() {
  draw('failures', [state.groups, state.errors, state.faults], () => [
    ...state.groups.map((group) => groupCard(group, group.name, state.errors.filter((of) => of.group === group.name)
      .map((of) => choice(`${of.status} ${of.code}`, of.message, 'error', of.name)))),
    groupCard({ name: 'LIMITS' }, 'limits', Object.entries(LIMITS).map(([name, [value, note]]) => choice(text(name), text(note), name, value))),
    groupCard({ name: 'CONNECTION' }, 'faults', state.faults
      .map((name) => choice(text(`fault.${name}`), text(`result.${FAULT_RESULTS[name]}`), 'fault', name))),
  ]);
}

function listenToTrouble() {
  byId('calm').addEventListener('click', () => post('calm'));
}
