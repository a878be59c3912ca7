// Cards for engines that keep none: the files that our own search shows its results from.

const asked = new Map();

/** @param {number} chunk  Cards in a file. */
export function cardsOf(chunk) {
  return async (/** @type {number[]} */ numbers) => {
    const cards = await Promise.all(numbers.map((n) => card(n, chunk)));
    return cards.map(([kind, id]) => `/${"agp"[kind]}/${id}/`);
  };
}

async function card(n, chunk) {
  const name = Math.floor(n / chunk);
  if (!asked.has(name)) asked.set(name, fetch(`/search/cards/${name}.json`).then((answer) => answer.json()));
  return (await asked.get(name)).cards[n % chunk];
}
