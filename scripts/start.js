// npm start: builds what is stale and serves dist/ on http://localhost:8080 (PORT changes it).
import { build } from './build.js';
import { CommandFailed, runScript, setup } from './commands.js';

function chosenPort() {
  const text = process.env.PORT ?? '8080';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new CommandFailed(`PORT: "${text}" is not allowed (1 to 65535)`);
  return port;
}

async function serve(port) {
  const { preview } = await import('vite');
  try {
    await preview({
      configFile: 'web/vite.config.ts',
      root: 'web',
      // By number: "localhost" may mean ::1 alone, which a browser asking for 127.0.0.1 misses.
      preview: { host: '127.0.0.1', port, strictPort: true },
    });
  } catch (error) {
    if (!/already in use/.test(String(error))) throw error;
    throw new CommandFailed(`Port ${port} is in use; choose another: PORT=8081 npm start`);
  }
  console.log(`Descent is at http://localhost:${port}`);
}

await runScript(async () => {
  const port = chosenPort();
  setup('build');
  await build();
  await serve(port);
});
