// SPDX-License-Identifier: Apache-2.0
'use strict';

const TEXTS = {
  en: {
    title: 'DingTalk emulator', language: '中文', offline: 'The emulator does not respond.',
    calendars: 'Calendars', tokens: 'Access tokens', revoke: 'Revoke all', failures: 'Cause a failure',
    waiting: 'Failures that wait for a request:', calm: 'Remove all failures', errors: 'Error for the next request', others: 'Other failures',
    gateway: '502 page of a gateway', block: 'blocked address', blockFor: 'blocked address for 5 minutes',
    throttle: 'at most 20 calls per second for each app and API',
    latency: 'one second of latency', below: 'Connection faults for the next request', requests: 'The last 100 requests', none: 'None.',
    author: 'author', managers: 'co-editors', users: 'users', groups: 'groups', organizations: 'organizations',
    subscribers: 'subscribers', seconds: 's left', request: 'Request', response: 'Response',
    events: 'Events', user: 'User', inCalendar: 'Calendar', previous: 'Previous month', next: 'Next month', current: 'Today',
    add: 'Add an event', addOn: 'Add an event on', change: 'Change the event', summary: 'Summary', allDay: 'All day',
    firstDay: 'First day', lastDay: 'Last day', start: 'Start', end: 'End', zone: 'Time zone', save: 'Save', remove: 'Delete',
    cancel: 'Cancel', noUser: 'There is no user yet.',
    zones: 'An event is shown in its own time zone, which is Asia/Shanghai unless another one is shown.',
    ofSeries: 'This event is part of a series. A change or a deletion applies to the whole series.',
    tooMany: 'Only the first 1,000 events of the month are shown.',
  },
  zh: {
    title: '钉钉模拟器', language: 'English', offline: '模拟器没有响应。',
    calendars: '订阅日历', tokens: '访问凭证', revoke: '全部吊销', failures: '制造故障',
    waiting: '等待请求触发的故障数：', calm: '清除所有故障', errors: '下一个请求返回的错误', others: '其他故障',
    gateway: '502 网关页面', block: '地址被封禁', blockFor: '地址被封禁 5 分钟',
    throttle: '每个应用对每个接口每秒最多 20 次调用',
    latency: '延迟一秒', below: '下一个请求的连接故障', requests: '最近 100 个请求', none: '无。',
    author: '创建者', managers: '协作者', users: '用户', groups: '群', organizations: '组织',
    subscribers: '订阅者', seconds: '秒后失效', request: '请求', response: '响应',
    events: '日程', user: '用户', inCalendar: '日历', previous: '上个月', next: '下个月', current: '今天',
    add: '新建日程', addOn: '新建日程：', change: '修改日程', summary: '标题', allDay: '全天',
    firstDay: '开始日期', lastDay: '结束日期', start: '开始时间', end: '结束时间', zone: '时区', save: '保存', remove: '删除',
    cancel: '取消', noUser: '还没有用户。',
    zones: '日程按其自身的时区显示；未注明时区的为 Asia/Shanghai。',
    ofSeries: '该日程属于循环日程。修改或删除会影响整个循环日程。',
    tooMany: '只显示本月的前 1000 个日程。',
  },
};
