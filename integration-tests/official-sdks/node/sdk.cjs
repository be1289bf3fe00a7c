// SPDX-License-Identifier: Apache-2.0
'use strict';

// Reads calls from standard input, one JSON array a line: [api, method, argument ...]. Writes what the SDK makes of each, one
// JSON object a line: {"body": ...}, or {"code", "message"} of its error.
const readline = require('node:readline');
const { Config } = require('@alicloud/openapi-client');
const { RuntimeOptions } = require('@alicloud/tea-util');

const calendar = require('@alicloud/dingtalk/calendar_1_0');
const oauth2 = require('@alicloud/dingtalk/oauth2_1_0');

const config = new Config({ protocol: 'http', endpoint: process.argv[2] });
const clients = { calendar: new calendar.default(config), oauth2: new oauth2.default(config) };
const models = { calendar, oauth2 };

function argument(api, value) {
  if (value === null || typeof value !== 'object') return value;
  if (value.model === 'RuntimeOptions') return new RuntimeOptions({});
  const fields = { ...value.fields };
  if (fields.subscribeScope) {
    fields.subscribeScope = new models[api][`${value.model}SubscribeScope`](fields.subscribeScope);
  }
  return new models[api][value.model](fields);
}

async function call([api, method, ...args]) {
  try {
    const answer = await clients[api][method](...args.map((value) => argument(api, value)));
    return { body: answer.body ?? null };
  } catch (error) {
    return { code: error.code ?? null, message: String(error.message) };
  }
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await call(JSON.parse(line))));
  }
})();
