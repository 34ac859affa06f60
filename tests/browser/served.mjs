// A `peil serve` of the example study in a process of its own, with trial codes.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export async function serve(program, study, data, codes) {
  const child = spawn(program, ["serve", study, "--port", "0", "--data", data, "--test-codes", String(codes)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.on("exit", () => child.kill());  // also when a test breaks off
  const given = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/^peil serve: (http:\S+)/);
    if (address) {
      return {
        url: address[1].replace(/\/$/, ""),
        codes: given,
        end: () =>
          new Promise((resolve) => {
            child.on("exit", resolve);
            child.kill("SIGTERM");
          }),
      };
    }
    const [code, group] = line.split(/\s+/);
    given.push({ code, group });
  }
  throw new Error("the server ended before it served");
}
