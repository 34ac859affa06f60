#pragma once

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <string>

#include "peil/web/wire.h"

namespace peil::web {

using Stream = boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::any_io_executor>;

constexpr std::uint32_t head_limit = 8 * 1024;
constexpr std::chrono::milliseconds grace_for_half_requests{1'000};

struct Loop;

/// A connection that a loop serves, known to it as long as it lives. Stream and socket die before
/// the loop forgets it.
struct Session {
  Session(Loop& of, boost::asio::ip::tcp::socket socket, std::string from);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  bool begun() const { return reading == nullptr || reading->got_some() || buffer.size() > 0; }
  /// The one that has been idle longest stands first.
  void was_busy();

  Loop& loop;
  std::string network;
  Stream stream;
  boost::beast::flat_buffer buffer{2 * head_limit};
  const Parser* reading = nullptr;  ///< set while a request is awaited
  std::list<Session*>::iterator place;
};

/// One thread with its acceptor and its connections; everything in it happens on that thread.
struct Loop {
  explicit Loop(std::size_t most) : most_sessions(most) {}
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop() { ending = true; }

  /// Idle connections go at once, half requests after a moment, running ones when answered.
  void close();
  /// False when there is none for another connection.
  bool make_room();

  // Before the context, whose end is the end of every session that is still there.
  std::list<Session*> sessions;
  std::map<std::string, std::size_t> of_network;
  std::size_t most_sessions;
  bool ending = false;
  boost::asio::io_context io{1};
  boost::asio::ip::tcp::acceptor acceptor{io};
  boost::asio::steady_timer grace{io};
  boost::asio::signal_set* signals = nullptr;
};

}  // namespace peil::web
