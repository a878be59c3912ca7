/** What is asked of an entry, shown of it, and how it can be sent: a part of its own, fetched when somebody has filled in the form. */

import { showCheck } from "./check-step.js";
import { judge, showWays } from "./send.js";

export { judge, showCheck, showWays };
