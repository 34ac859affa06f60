#pragma once

#include <chrono>
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
  bool on_signals = false;                     ///< SIGTERM and SIGINT stop the server
};

/// Answers requests by HTTP/1.1: a thread a core, each with its own acceptor. Heads up to 8 KiB,
/// bodies up to most_body.
class Server {
 public:
  /// Runs work on the thread of the request.
  using Resume = std::function<void(std::function<void()>)>;
  using Handler = std::function<void(const Request&, Resume, std::function<void(Response)>)>;

  /// 10,000 signs of any script, percent-encoded, are 120,000 bytes; a page may ask two of them.
  static constexpr std::size_t most_body = 256 * 1024;

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
