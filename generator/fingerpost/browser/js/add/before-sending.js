/** What is asked of an entry, and how it can be sent: a part of its own, fetched when somebody has filled in the form. */

import { problemsOf } from "./check.js";
import { postSubmission, waysOut, waysToConfirm } from "./ways.js";
import { toYaml } from "./yaml.js";

export { postSubmission, problemsOf, toYaml, waysOut, waysToConfirm };
