// Every script passes through here first, so that an old Node ends in one clear sentence and not in a syntax error.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Sastra needs Node 24 or newer, and this is Node ${process.versions.node}: run "npm ci" in this folder, which brings its own Node 24, and start the script with "npm run".`,
  );
  process.exit(1);
}
