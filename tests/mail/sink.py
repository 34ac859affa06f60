# A mail server on loopback for tests: keeps every message that it took as a file in a folder, first
# line the recipient. What it does with one is said by how the recipient's address begins:
#   gone   refused for good        later  refused for now        spam  refused when it has been read
#   drop   taken, and the connection cut before the answer
import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP

folder, wait = sys.argv[1], float(sys.argv[2])


class Sink:
    taken = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone"):
            return f"550 5.1.1 <{address}>: no such user"
        if address.startswith("later"):
            return f"451 4.7.1 <{address}>: come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith("spam"):
            return "554 5.7.1 not wanted"
        Sink.taken += 1
        name = os.path.join(folder, f"{Sink.taken:06}")
        with open(name + ".new", "wb") as file:
            file.write(f"{to} {session.peer[1]}\n".encode() + envelope.content)
        os.rename(name + ".new", name + ".mail")
        if to.startswith("drop"):
            server.transport.abort()
        if wait > 0:
            await asyncio.sleep(wait)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Sink(), hostname="sink"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
