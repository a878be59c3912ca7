// A visitor with Firefox, driven by WebDriver BiDi, with no driver in between.

import puppeteer from "puppeteer-core";

/** @param {{program: string, dark?: boolean}} options */
export async function firefox({ program, dark = false }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    env: { ...process.env, TZ: "Europe/London", LANG: "en_GB.UTF-8" },
    executablePath: program,
    extraPrefsFirefox: {
      "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
      "intl.accept_languages": "en-GB, en",
      "permissions.default.geo": 2, // no
      "ui.prefersReducedMotion": 1, // a map that glides is not where it is pressed
      "ui.useOverlayScrollbars": 1, // as on a phone: 360 pixels are 360
    },
  });
  const faults = [];
  let page;
  return {
    faults,
    version: () => browser.version(),
    /** A new tab: from a page that was gone back to, Puppeteer waits for ever to leave. */
    async begin(width, height) {
      const old = page;
      page = await browser.newPage();
      await old?.close();
      await page.setViewport({ width, height });
      page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => faults.push(`console: ${error.message ?? error}`));
    },
    goto: (address) => page.goto(address),
    evaluate: (act, ...values) => page.evaluate(act, ...values),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    click: ({ x, y }) => page.mouse.click(x, y),
    back: () => page.evaluate(() => history.back()),
    close: () => browser.close(),
  };
}
