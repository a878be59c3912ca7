/** What the site has of an entry that is to be changed: the build writes it in parts, a few dozen records in each. */

/** @typedef {import("../add/entry-form.js").Original} Original */

/**
 * @param {{data: string, shards: number}} where
 * @param {string} kind
 * @param {string} id
 * @returns {Promise<Original | undefined>}  Nothing where there is no such entry, or it cannot be fetched.
 */
export async function fetchOriginal({ data, shards }, kind, id) {
  try {
    const answer = await fetch(`${data}${shardOf(kind, id, shards)}.json`);
    if (!answer.ok) return undefined;
    const { records, places, groups } = await answer.json();
    const record = new Map(Object.entries(records)).get(`${kind}/${id}`);
    return record ? { kind, id, record, places, groups } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * In which part an entry is: intake/form_data.py counts the same.
 * @param {string} kind
 * @param {string} id
 * @param {number} shards
 */
export function shardOf(kind, id, shards) {
  let sum = 0;
  for (const character of `${kind}/${id}`) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65521;
  return sum % shards;
}
