// Validates a feed with OpenActive's own validator, without a network, and prints what it calls a failure, each once.
const fs = require('node:fs');
const { createRequire } = require('node:module');
const { validate } = createRequire(`${process.argv[3]}/`)('@openactive/data-model-validator');

// Whether an activity is in OpenActive's list is asked of their server, so here nobody knows.
const ASKS = new Set(['file_not_found', 'activity_not_in_activity_list']);
validate(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')), { loadRemoteJson: false, rpdeItemLimit: 100 }).then((said) => {
  const failures = said.filter(({ severity, type }) => severity === 'failure' && !ASKS.has(type));
  console.log(JSON.stringify({ feed: said.some(({ type }) => type === 'found_rpde_feed'), failures: [...new Set(failures.map(({ type, path }) => `${type} ${path}`))] }));
});
