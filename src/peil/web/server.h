#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "peil/web/http.h"

namespace peil::web {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 0;                                ///< 0: one that is free
  int threads = 0;                             ///< 0: as many as there are cores
  std::chrono::milliseconds deadline{15'000};  ///< of a whole request, and of a whole answer
  /// Bytes of a form that give it another second: long answers over a poor line are not cut off.
  std::size_t slowest_second = 1024;
  bool on_signals = false;             ///< SIGTERM and SIGINT stop the server
  std::size_t most_body = 256 * 1024;  ///< bytes of one form
  /// At the cap the connection that has been idle longest goes, else the new one.
  std::size_t most_connections = 4096;
  /// Of one IPv4 address or IPv6 network; 0: no cap.
  std::size_t most_of_one_address = 256;
};

/// Answers requests by HTTP/1.1: a thread a core, each with its own acceptor. Heads and what comes
/// between chunks up to 8 KiB. A form beyond most_body goes to the handler as `too_large`, cut
/// there, and the connection is closed behind the answer. A handler that throws, or lets go of its
/// way back without an answer, is answered for with 500.
class Server {
 public:
  /// Runs work on the thread of the request.
  using Resume = std::function<void(std::function<void()>)>;
  using Handler =
      std::function<void(const HttpRequest&, Resume, std::function<void(HttpResponse)>)>;

  /// Takes the port. Throws OutsideError when it cannot be had.
  explicit Server(ServerOptions options);
  ~Server();

  int port() const;

  /// Serves until stop(), a signal, or an answer with `stop_server`. Then accepts nothing more,
  /// finishes the requests that were begun, and returns: true when it was asked to stop, false when
  /// an answer demanded it. Contract: called once; the server outlives every thread that the
  /// handler gives its replies to.
  bool run(Handler handler);
  /// From any thread.
  void stop();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace peil::web
