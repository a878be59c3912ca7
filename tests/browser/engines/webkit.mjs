// A visitor with WebKit, as GTK has it, driven by its own driver: the nearest to Safari that Linux has.

import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { once } from "node:events";
import { promisify } from "node:util";
import { Builder, Key } from "selenium-webdriver";

const run = promisify(execFile);
// Else the window is at least 447 pixels wide, for the sake of its toolbar.
const SMALL = "* { padding: 0; margin: 0; min-width: 0; min-height: 0; font-size: 5px; border-width: 0; }";

/** @param {{program: string, driver: string, dark?: boolean, scripts?: boolean}} options */
export async function webkit({ program, driver, dark = false, scripts = true }) {
  const home = await mkdtemp(path.join(os.tmpdir(), "webkit-"));
  await mkdir(path.join(home, "gtk-3.0"));
  await writeFile(path.join(home, "gtk-3.0", "gtk.css"), SMALL);
  // A map that glides is not where it is pressed.
  await writeFile(path.join(home, "gtk-3.0", "settings.ini"), "[Settings]\ngtk-enable-animations=false\n");
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x2400x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [display] = await once(screen.stdout, "data");
  const environ = { ...process.env, DISPLAY: `:${String(display).trim()}`, XDG_CONFIG_HOME: home, TZ: "Europe/London", LANG: "en_GB.UTF-8" };
  if (dark) environ.GTK_THEME = "Adwaita:dark";
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], { env: environ, stdio: "ignore" });
  const options = { binary: program, args: ["--automation", `--enable-javascript=${scripts}`] };
  const browser = await patiently(() =>
    new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options })
      .build(),
  );
  return {
    faults: [],
    version: async () => `WebKitGTK ${(await browser.getCapabilities()).getBrowserVersion()}`,
    goto: (address) => browser.get(address),
    async begin(width, height) {
      await browser.manage().window().setRect({ x: 0, y: 0, width, height });
      // With no window manager nothing gives the window the keyboard, and no ring is drawn around what has the focus.
      const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--class", "MiniBrowser"], { env: environ });
      await run("xdotool", ["windowfocus", "--sync", stdout.trim().split("\n").at(-1)], { env: environ });
    },
    evaluate: (act, ...values) => browser.executeScript(`return (${act}).apply(null, arguments)`, ...values),
    press: (key) => browser.actions().sendKeys(Key[KEYS[key]] ?? key).perform(),
    type: (text) => browser.actions().sendKeys(text).perform(),
    click: ({ x, y }) => browser.actions().move({ x: Math.round(x), y: Math.round(y) }).click().perform(),
    back: () => browser.navigate().back(),
    async close() {
      await browser.quit().catch(() => {});
      server.kill();
      screen.kill();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const KEYS = { Tab: "TAB", Enter: "ENTER", Escape: "ESCAPE", ArrowDown: "ARROW_DOWN", Space: "SPACE" };

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Until the driver listens. */
async function patiently(start) {
  for (let tries = 100; ; tries -= 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 0 || !/ECONNREFUSED/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
