// Ask the Khronos validator about GLB files: node validate_glb.mjs <package.json of the viewer> <file.glb>...
// Prints one JSON report for each file, in order. No limit on issues: a limit once hid three errors.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const [home, ...files] = process.argv.slice(2);
const validator = createRequire(resolve(home))('gltf-validator');
const reports = [];
for (const file of files) {
  const report = await validator.validateBytes(new Uint8Array(await readFile(file)), {
    maxIssues: 0,
    writeTimestamp: false,
    externalResourceFunction: async (uri) =>
      new Uint8Array(await readFile(resolve(dirname(file), decodeURIComponent(uri)))),
  });
  reports.push({ file, ...report });
}
console.log(JSON.stringify(reports));
