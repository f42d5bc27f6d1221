// Runs a notebook in JupyterLab as a person would, in both themes, looks at what the last cell shows
// while it runs and at the end, and takes pictures. Prints one line of JSON; throws when something is
// not as it should be.
//
//   node lab.mjs SERVER_URL TOKEN ROOT_FOLDER NOTEBOOK BROWSER PICTURES
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const { chromium } = createRequire(path.join(process.env.NODE_PATH, "x.js"))("playwright-core");
const [server, token, root, notebook, executablePath, pictures] = process.argv.slice(2);
const MINUTE = 60_000;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
page.setDefaultTimeout(MINUTE);

/** Opens a notebook in the simple interface and waits until its kernel is ready, if it needs one. */
async function open(name, theme, needsKernel) {
  await page.goto(`${server}/doc/tree/${name}?reset&token=${token}`);
  await page.waitForFunction(() => window.jupyterapp?.shell?.currentWidget?.content?.model);
  await page.evaluate((theme) => window.jupyterapp.commands.execute("apputils:change-theme", { theme }), theme);
  await page.waitForSelector(`body[data-jp-theme-name="${theme}"]`, { state: "attached" });
  if (needsKernel) {
    await page.waitForFunction(() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === "idle");
  }
}

const lastOutput = () => page.locator(".jp-CodeCell").last().locator(".jp-OutputArea-output");

/** Runs all cells; the texts that the last cell showed one after the other. */
async function run(picture) {
  const ended = page.evaluate(() => window.jupyterapp.commands.execute("notebook:run-all-cells"));
  let done = false;
  ended.then(() => (done = true));
  const texts = [];
  while (!done) {
    const shown = (await lastOutput().allInnerTexts()).join("\n");
    if (shown && shown !== texts.at(-1)) {
      texts.push(shown);
      if (counted(shown) > 0.4 && !fs.existsSync(picture)) {
        await page.screenshot({ path: picture });
      }
    }
    await page.waitForTimeout(50); // the pace of looking, nothing waits for it
  }
  texts.push((await lastOutput().allInnerTexts()).join("\n"));
  return texts;
}

/** How far a text says the run is, from 0 to 1; NaN if it does not say. */
function counted(text) {
  const [, done, total] = text.match(/([\d,]+) of ([\d,]+)/) ?? [];
  return done === undefined ? NaN : Number(done.replaceAll(",", "")) / Number(total.replaceAll(",", ""));
}

const report = {};
for (const theme of ["Light", "Dark"]) {
  const name = `${theme.toLowerCase()}-${notebook}`;
  fs.copyFileSync(path.join(root, notebook), path.join(root, name));
  await open(name, `JupyterLab ${theme}`, true);
  const running = path.join(pictures, `${theme.toLowerCase()}-running.png`);
  fs.rmSync(running, { force: true });
  const texts = await run(running);

  const progress = texts.map(counted).filter((part) => !Number.isNaN(part));
  assert.ok(progress.length >= 5, `the bar should move, it showed ${JSON.stringify(texts)}`);
  assert.deepEqual(progress, [...progress].sort((a, b) => a - b), "the bar must not go back");
  assert.ok(fs.existsSync(running), "no picture of the bar while it ran");
  assert.equal(await lastOutput().count(), 1, "one display per run");

  const final = texts.at(-1);
  assert.match(final, /as fast as serial/);
  assert.match(final, /workers/);
  const box = await lastOutput().boundingBox();
  const bars = await lastOutput().locator("div").evaluateAll(
    (divs) => divs.filter((div) => div.offsetHeight > 2 && getComputedStyle(div).backgroundColor !== "rgba(0, 0, 0, 0)").length,
  );
  assert.ok(bars > 0, "the final state should draw bars");
  await page.screenshot({ path: path.join(pictures, `${theme.toLowerCase()}-final.png`) });

  // The same notebook from somebody else: changed after it was signed, so JupyterLab does not trust it.
  await page.evaluate(() => window.jupyterapp.commands.execute("docmanager:save"));
  const foreign = JSON.parse(fs.readFileSync(path.join(root, name)));
  foreign.metadata.from = "somebody else";
  foreign.cells.forEach((cell) => delete cell.metadata.trusted);
  fs.writeFileSync(path.join(root, `foreign-${name}`), JSON.stringify(foreign));
  await open(`foreign-${name}`, `JupyterLab ${theme}`, false);
  await lastOutput().first().waitFor();
  const untrusted = (await lastOutput().allInnerTexts()).join("\n");
  assert.match(untrusted, /as fast as serial/);
  const untrustedBox = await lastOutput().boundingBox();
  assert.ok(Math.abs(untrustedBox.height - box.height) < 3, "an untrusted notebook should look the same");
  await page.screenshot({ path: path.join(pictures, `${theme.toLowerCase()}-untrusted.png`) });
  report[theme] = { states: progress.length, height: box.height, bars, final };
}
console.log(JSON.stringify(report));
await browser.close();
