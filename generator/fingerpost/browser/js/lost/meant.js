/** What somebody meant by an address that leads nowhere: printed in capitals, or copied with the comma after it. */

const LONGEST = 300; // characters: no address of ours is longer
const OURS = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/; // a part of an address between two slashes

/**
 * The address in small letters, without what stands around its parts. It begins with the root of this site, whatever was
 * asked for, so it never leads anywhere else.
 * @param {string} path  As the browser has it: "/A/GOOD,".
 * @param {string} root  Where the site begins: "/" or "/directory/".
 * @returns {string} "" where there is nothing to offer.
 */
export function meantPath(path, root) {
  if (path.length > LONGEST) return "";
  const parts = partsOf(decoded(path));
  const first = partsOf(root);
  const below = first.every((part, at) => part === parts[at]) ? parts.slice(first.length) : parts;
  const last = below.pop() ?? "";
  const name = last.replace(/\.html?$/, "");
  if (name && name !== "index") below.push(name);
  const meant = root + below.map((part) => `${part}/`).join("");
  return below.length && below.every((part) => OURS.test(part)) && meant !== path ? meant : "";
}

/** @param {string} path */
function partsOf(path) {
  const parts = path.toLowerCase().split(/[/\\]+/);
  return parts.map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/\s+/g, "-")).filter((part) => part);
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray % sign
  }
}
