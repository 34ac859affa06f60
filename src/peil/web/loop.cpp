#include "peil/web/loop.h"

#include <algorithm>
#include <utility>

namespace peil::web {

using boost::system::error_code;

Session::Session(Loop& of, boost::asio::ip::tcp::socket socket, std::string from)
    : loop(of), network(std::move(from)), stream(std::move(socket)) {
  place = loop.sessions.insert(loop.sessions.end(), this);
  ++loop.of_network[network];
}

Session::~Session() {
  loop.sessions.erase(place);
  if (--loop.of_network[network] == 0) loop.of_network.erase(network);
  if (!loop.ending && loop.sessions.empty()) loop.grace.cancel();
}

void Session::was_busy() { loop.sessions.splice(loop.sessions.end(), loop.sessions, place); }

void Loop::close() {
  error_code ignored;
  if (signals != nullptr) signals->cancel(ignored);
  acceptor.close(ignored);
  for (Session* session : sessions) {
    if (!session->begun()) session->stream.socket().cancel(ignored);
  }
  if (sessions.empty()) return;
  grace.expires_after(grace_for_half_requests);
  grace.async_wait([this](const error_code& ec) {
    if (ec) return;
    error_code nothing;
    for (Session* session : sessions) {
      if (session->reading != nullptr) session->stream.socket().cancel(nothing);
    }
  });
}

bool Loop::make_room() {
  if (sessions.size() < most_sessions) return true;
  const auto idle = std::ranges::find_if(sessions, [](const Session* s) { return !s->begun(); });
  if (idle == sessions.end()) return false;
  error_code ignored;
  (*idle)->stream.socket().close(ignored);
  return true;
}

}  // namespace peil::web
