// A rule of ESLint: no method or property that the oldest browsers lack, unless the script asks for it first.
// eslint-plugin-compat knows globals; this knows what hangs on an element or a document as well.

import { known, lacking, newerNames } from "./browsers.mjs";
import { isKnowinglyNewer } from "./newer.mjs";

const NEWER = newerNames();

/** Who lacks a member of import.meta or of a global, such as URL.canParse, where MDN knows it; else undefined. */
function lackingOf(owner, name) {
  const rooms = owner.type === "MetaProperty" ? [["javascript", "operators", "import_meta"]] : [];
  if (owner.type === "Identifier") rooms.push(["api", owner.name], ["javascript", "builtins", owner.name]);
  const features = rooms.flatMap((room) => [known([...room, `${name}_static`]), known([...room, name])]);
  const feature = features.find((one) => one?.__compat);
  return feature && lacking(feature);
}

export const newerMembers = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      MemberExpression(node) {
        if (node.computed || node.property.type !== "Identifier" || isAsked(node)) return;
        const name = node.property.name;
        const lack = lackingOf(node.object, name) ?? NEWER.get(name) ?? [];
        if (lack.length > 0 && !isKnowinglyNewer(`script.${name}`, context.filename)) {
          context.report({ node: node.property, message: `${name} is not in ${lack.join(", ")}` });
        }
      },
    };
  },
};

/** Whether the script only asks if it is there: ``link.checkVisibility?.()``, ``if (link.checkVisibility)``. */
function isAsked(node) {
  const { parent } = node;
  if (parent.type === "CallExpression") return parent.callee === node && parent.optional;
  if (parent.type === "UnaryExpression") return ["!", "typeof"].includes(parent.operator);
  return ["IfStatement", "ConditionalExpression"].includes(parent.type) && parent.test === node;
}
