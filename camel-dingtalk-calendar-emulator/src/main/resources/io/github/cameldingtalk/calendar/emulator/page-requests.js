// SPDX-License-Identifier: Apache-2.0
'use strict';

const MAX_CHANGES = 4;

const openRequests = new Set();
let announced = '';

const isSuccess = (of) => of.status >= 200 && of.status < 300;
const requestKey = (of) => of.at + of.target;

const valueOr = (name, value) => (value === null ? element('span', text('absent'), 'quiet') : element(name, value));

function changeItem(of) {
  const name = of.subject === 'FIELD' ? of.name : text(`changed.${of.subject}`, of.name);
  // A screen reader does not say that a text is struck out.
  return holder('li', '', element('span', `${name}  `, 'code'),
    element('span', `${text('before')} `, 'unseen'), valueOr('del', of.before), element('span', ' → ', 'quiet'),
    element('span', `${text('after')} `, 'unseen'), valueOr('ins', of.after));
}

function outcome(of) {
  const parts = [];
  if (of.reason) parts.push(element('span', reasonText(of.reason), isSuccess(of) ? 'reason quiet' : 'reason bad'));
  if (of.changes.length) {
    const list = holder('ul', 'changes', ...of.changes.slice(0, MAX_CHANGES).map(changeItem));
    if (of.changes.length > MAX_CHANGES) list.append(element('li', text('more', of.changes.length - MAX_CHANGES), 'quiet'));
    parts.push(list);
  } else if (isSuccess(of) && !of.reason && of.method !== 'GET') {
    parts.push(element('span', text('unchanged'), 'reason quiet'));
  }
  return parts;
}

function requestCard(of) {
  const card = element('details', undefined, 'card');
  const key = requestKey(of);
  card.open = openRequests.has(key);
  card.addEventListener('toggle', () => (card.open ? openRequests.add(key) : openRequests.delete(key)));
  const summary = holder('summary', '',
    element('time', new Date(of.at).toLocaleTimeString('sv-SE'), 'quiet'), ' ', element('strong', of.response, isSuccess(of) ? 'status good' : 'status bad'), ' ',
    holder('span', 'call', element('span', `${of.method} ${of.target}`), ...of.operationName ? [' ', element('span', of.operationName, 'badge')] : []),
    ...outcome(of));
  summary.dataset.key = key;
  card.append(summary, element('h4', text('request')), element('pre', of.body || text('empty')),
    element('h4', text('response')), element('pre', (of.responseBody ?? of.response) || text('empty')));
  return card;
}

function showRequests() {
  draw('requests', state.requests, () => (state.requests.length
    ? state.requests.map(requestCard) : [element('p', text('noRequests'), 'quiet')]));
  const rejected = state.requests.find((of) => of.reason && !isSuccess(of));
  if (rejected && requestKey(rejected) !== announced) {
    announced = requestKey(rejected);
    byId('announce').textContent = text('rejected', reasonText(rejected.reason));
  }
}
