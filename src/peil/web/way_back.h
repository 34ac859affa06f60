#pragma once

#include <atomic>
#include <boost/asio.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "peil/web/http.h"

namespace peil::web {

/// An answer that is on its way from the handler; the session sleeps on the timer meanwhile.
struct AwaitedResponse {
  explicit AwaitedResponse(const boost::asio::any_io_executor& executor)
      : ready(executor, boost::asio::steady_timer::time_point::max()) {}
  boost::asio::steady_timer ready;
  std::optional<HttpResponse> response;
};

/// The way back to a session. Goes with its last copy; nobody waits for an answer that cannot come.
class WayBack {
 public:
  explicit WayBack(std::function<void(HttpResponse)> send) : send_(std::move(send)) {}
  WayBack(const WayBack&) = delete;
  WayBack& operator=(const WayBack&) = delete;
  ~WayBack() {
    if (!sent_.exchange(true)) send_({500, {}, ""});
  }
  void send(HttpResponse response) {
    if (!sent_.exchange(true)) send_(std::move(response));
  }

 private:
  std::function<void(HttpResponse)> send_;
  std::atomic<bool> sent_ = false;
};

}  // namespace peil::web
