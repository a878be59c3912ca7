// A rule of ESLint: nothing in a style sheet that the oldest browsers lack. What passes: a plainer declaration of the
// same property above it, the older name with a prefix beside it, and whatever is inside @supports.

import { known, lacking, lackingWith } from "./browsers.mjs";
import { isKnowinglyNewer } from "./newer.mjs";

const UNITS = ["length", "angle", "time", "resolution", "flex"].map((type) => known(["css", "types", type]));
const KINDS_OF_UNITS = {
  sv: "viewport_percentage_units_small",
  lv: "viewport_percentage_units_large",
  dv: "viewport_percentage_units_dynamic",
  cq: "container_query_length_units",
};
const FUNCTIONS = functions();
const PREFIX = /^-(?:webkit|moz|ms|o)-/;

/** Functions of values by their name, in whatever type MDN puts them. */
function functions() {
  const found = new Map();
  for (const [name, type] of Object.entries(known(["css", "types"]))) {
    found.set(name, type);
    for (const [inner, feature] of Object.entries(type)) if (!found.has(inner)) found.set(inner, feature);
  }
  return found;
}

export const newerStyles = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const source = context.sourceCode;
    let supports = 0; // how many @supports are open
    const atRules = [];

    function need(node, path, words, lack = lacking(known(["css", ...path]))) {
      if (supports === 0 && lack.length > 0 && !isKnowinglyNewer(path.join("."), context.filename)) {
        context.report({ loc: node.loc, message: `${words} is not in ${lack.join(", ")}` });
      }
    }

    /** The prefixed and the plainer declarations of the same property in the same block. */
    function others(node) {
      const block = source.getParent(node);
      const declarations = (block.children ?? []).filter((one) => one.type === "Declaration");
      const above = declarations.slice(0, declarations.indexOf(node));
      const prefixes = declarations
        .filter((one) => PREFIX.test(one.property) && one.property.replace(PREFIX, "") === node.property)
        .map((one) => PREFIX.exec(one.property)[0]);
      // A value with var() is not refused when it is read, so what is above it is never used: it ends as if unset.
      const isRefused = !source.getText(node).includes("var(");
      return { hasPlainer: isRefused && above.some((one) => one.property === node.property), prefixes };
    }

    function value(node, property) {
      for (const part of parts(node.value)) {
        if (part.type === "Identifier") {
          const global = known(["css", "types", "global_keywords", part.name]);
          const path = global ? ["types", "global_keywords", part.name] : ["properties", property, part.name];
          need(part, path, `${property}: ${part.name}`);
        } else if (part.type === "Function" && FUNCTIONS.has(part.name)) {
          need(part, ["functions", part.name], `${part.name}()`, lacking(FUNCTIONS.get(part.name)));
        } else if (part.type === "Dimension") {
          const name = part.unit.replace(/^([sld]v|cq).+/, (_, kind) => KINDS_OF_UNITS[kind]);
          const unit = UNITS.map((type) => type?.[name]).find(Boolean);
          need(part, ["units", part.unit], `The unit ${part.unit}`, lacking(unit));
        } else if (part.type === "Operator" && part.value === "/" && property === "content") {
          need(part, ["properties", "content", "alt_text"], "content with other words for a screen reader");
        }
      }
    }

    return {
      Atrule(node) {
        need(node, ["at-rules", node.name], `@${node.name}`);
        atRules.push(node.name);
        if (node.name === "supports") supports += 1;
      },
      "Atrule:exit"(node) {
        atRules.pop();
        if (node.name === "supports") supports -= 1;
      },
      Feature: (node) => need(node, ["at-rules", "media", node.name], `@media (${node.name})`),
      FeatureRange: (node) => need(node, ["at-rules", "media", "range_syntax"], "A range in @media"),
      NestingSelector: (node) => need(node, ["selectors", "nesting"], "Nesting"),
      "Rule > Block > Rule": (node) => need(node, ["selectors", "nesting"], "Nesting"),
      PseudoClassSelector: (node) => need(node, ["selectors", node.name], `:${node.name}`),
      PseudoElementSelector: (node) => PREFIX.test(node.name) || need(node, ["selectors", node.name], `::${node.name}`),
      Declaration(node) {
        const { property } = node;
        if (property.startsWith("--")) return value(node, property);
        if (PREFIX.test(property)) return undefined;
        const room = atRules.at(-1);
        if (room === "font-face" || room === "page") {
          return need(node, ["at-rules", room, property], `${property} in @${room}`);
        }
        const { hasPlainer, prefixes } = others(node);
        const feature = known(["css", "properties", property]);
        if (!feature) {
          return need(node, ["properties", property], property, ["any browser that MDN knows"]);
        }
        need(node, ["properties", property], property, lackingWith(feature, prefixes));
        return hasPlainer || prefixes.length > 0 ? undefined : value(node, property);
      },
    };
  },
};

/** A value's own parts and those within its functions. */
function* parts(node) {
  for (const child of node?.children ?? []) {
    yield child;
    yield* parts(child);
  }
}
