#include "peil/web/server.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <thread>
#include <vector>

#include "peil/base/outside_error.h"
#include "peil/web/loop.h"
#include "peil/web/rate_limit.h"
#include "peil/web/way_back.h"
#include "peil/web/wire.h"

namespace peil::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr int backlog = 4096;
constexpr milliseconds pause_without_descriptors{50};
constexpr std::size_t most_read_in_vain = 16 * 1024 * 1024;
constexpr std::size_t descriptors_of_our_own = 64;

// As many descriptors as the system gives without asking; the connections that they carry.
std::size_t connections_possible() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto all = static_cast<std::size_t>(limit.rlim_cur);
  return all > 2 * descriptors_of_our_own ? all - descriptors_of_our_own : all / 2;
}

}  // namespace

class Server::Work {
 public:
  explicit Work(ServerOptions options) : options_(std::move(options)) {
    int threads = options_.threads;
    if (threads == 0) threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const std::size_t most = std::min(options_.most_connections, connections_possible());
    const auto share = std::max<std::size_t>(1, most / static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i) loops_.push_back(std::make_unique<Loop>(share));
    try {
      for (auto& loop : loops_) open(*loop);
      // From here on, not from run() on: whoever reads the address may ask for an end at once.
      if (options_.on_signals) signals_.emplace(loops_[0]->io, SIGTERM, SIGINT);
    } catch (const boost::system::system_error& e) {
      throw OutsideError("address " + options_.address + ", port " + std::to_string(options_.port) +
                         " cannot be used: " + e.code().message() + ".");
    }
  }

  int port() const { return port_; }

  bool run(Handler handler) {
    handler_ = std::move(handler);
    if (signals_) {
      signals_->async_wait([this](const error_code& ec, int) {
        if (!ec) stop(true);
      });
    }
    for (auto& loop : loops_) asio::co_spawn(loop->io, accept(*loop), asio::detached);
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < loops_.size(); ++i) {
        threads.emplace_back([this, i] { loops_[i]->io.run(); });
      }
      loops_[0]->signals = signals_ ? &*signals_ : nullptr;
      loops_[0]->io.run();
    }
    return asked_;
  }

  void stop(bool asked) {
    if (stopping_.exchange(true)) return;
    asked_ = asked;
    for (auto& loop : loops_) {
      asio::post(loop->io, [&l = *loop] { l.close(); });
    }
  }

 private:
  void open(Loop& loop) {
    const tcp::endpoint endpoint(asio::ip::make_address(options_.address),
                                 static_cast<std::uint16_t>(port_ > 0 ? port_ : options_.port));
    loop.acceptor.open(endpoint.protocol());
    loop.acceptor.set_option(asio::socket_base::reuse_address(true));
    using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
    // Without this a second server on the same port would silently take half of the visitors:
    // the first acceptor asks for the port alone, those behind it share it.
    if (port_ == 0 && options_.port != 0) {
      tcp::acceptor alone(loop.io);
      alone.open(endpoint.protocol());
      alone.set_option(asio::socket_base::reuse_address(true));
      alone.bind(endpoint);
      alone.listen(1);
    }
    loop.acceptor.set_option(ReusePort(true));
    loop.acceptor.bind(endpoint);
    loop.acceptor.listen(backlog);
    port_ = loop.acceptor.local_endpoint().port();
  }

  // g++ 12.2 miscompiles some awaits: each stands alone, its arguments are named.
  asio::awaitable<void> accept(Loop& loop) {
    asio::steady_timer pause(loop.io);
    while (loop.acceptor.is_open()) {
      error_code ec;
      tcp::socket socket(loop.io);
      co_await loop.acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, ec));
      if (!ec) {
        socket.set_option(tcp::no_delay(true), ec);
        take_in(loop, std::move(socket));
      } else if (loop.acceptor.is_open()) {
        pause.expires_after(pause_without_descriptors);  // no descriptors left, for example
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ec));
      }
    }
  }

  void take_in(Loop& loop, tcp::socket socket) {
    error_code ec;
    const tcp::endpoint caller = socket.remote_endpoint(ec);
    std::string address = ec ? "" : caller.address().to_string();
    const auto known = loop.of_network.find(network_of(address));
    const std::size_t here = known == loop.of_network.end() ? 0 : known->second;
    const std::size_t most = options_.most_of_one_address;
    if ((most > 0 && here >= most) || !loop.make_room()) return;
    // What a session throws ends it, and it alone: the loop has forgotten it by then.
    asio::co_spawn(loop.io, serve(loop, std::move(socket), std::move(address)),
                   [](const std::exception_ptr&) {});
  }

  asio::awaitable<void> serve(Loop& loop, tcp::socket socket, std::string address) {
    error_code ec;
    Session session(loop, std::move(socket), network_of(address));
    bool more = true;
    while (more && !stopping_) {
      more = false;
      Parser parser;
      parser.header_limit(head_limit);
      parser.body_limit(boost::none);  // the bound stands below, where what came is kept
      const auto begun = std::chrono::steady_clock::now();
      session.stream.expires_after(options_.deadline);  // one for the whole request
      session.reading = &parser;
      co_await http::async_read_header(session.stream, session.buffer, parser,
                                       asio::redirect_error(asio::use_awaitable, ec));
      std::string& body = parser.get().body();
      while (!ec && !parser.is_done() && body.size() <= options_.most_body) {
        co_await http::async_read_some(session.stream, session.buffer, parser,
                                       asio::redirect_error(asio::use_awaitable, ec));
        session.stream.expires_at(begun + options_.deadline + time_for(body.size()));
      }
      session.reading = nullptr;
      session.was_busy();
      http::response<http::string_body> response;
      bool stop_server = false;
      bool unread = false;
      const bool too_large = body.size() > options_.most_body;
      if (ec || ambiguous(parser)) {
        const std::optional<int> status = ec ? status_of(ec) : 400;
        if (!status) break;
        HttpResponse refusal = refusal_of(*status);
        response = wire_response(std::move(refusal), false);
        response.keep_alive(false);
        unread = true;
      } else {
        HttpRequest request = plain_request(parser.get(), address);
        if (too_large) request.body.resize(options_.most_body);
        request.too_large = too_large;
        auto pending = std::make_shared<AwaitedResponse>(session.stream.get_executor());
        ask(request, loop, pending);
        while (!pending->response) {
          co_await pending->ready.async_wait(asio::redirect_error(asio::use_awaitable, ec));
        }
        stop_server = pending->response->stop_server;
        response = wire_response(std::move(*pending->response), request.method == "HEAD");
        response.keep_alive(parser.get().keep_alive() && !stopping_ && !stop_server && !too_large);
        more = response.keep_alive();
        unread = too_large;
      }
      session.stream.expires_after(options_.deadline);  // a reader that does not read is cut
      co_await http::async_write(session.stream, response,
                                 asio::redirect_error(asio::use_awaitable, ec));
      if (stop_server) stop(false);
      if (ec) break;
      if (unread) {  // closing with bytes unread would take the answer back
        session.stream.socket().shutdown(tcp::socket::shutdown_send, ec);
        std::vector<char> vain(head_limit);
        const auto room = asio::buffer(vain);
        for (std::size_t read = 0; !ec && read < most_read_in_vain;) {
          const std::size_t n = co_await session.stream.async_read_some(
              room, asio::redirect_error(asio::use_awaitable, ec));
          read += n;
        }
      }
    }
    session.stream.socket().shutdown(tcp::socket::shutdown_both, ec);
  }

  // What a form may take beside the deadline, by what came of it.
  milliseconds time_for(std::size_t bytes) const {
    return milliseconds(static_cast<std::int64_t>(1000 * bytes / options_.slowest_second));
  }

  // The answer may come now or later, on this thread or another one.
  void ask(const HttpRequest& request, Loop& loop,
           const std::shared_ptr<AwaitedResponse>& pending) {
    // The timer belongs to the loop: whoever keeps this answer's way back longer than the session
    // lives must not keep the timer.
    const auto back =
        std::make_shared<WayBack>([&loop, waiting = std::weak_ptr(pending)](HttpResponse response) {
          if (waiting.expired()) return;
          asio::post(loop.io, [waiting, response = std::move(response)]() mutable {
            const std::shared_ptr<AwaitedResponse> asked = waiting.lock();
            if (asked == nullptr) return;
            asked->response = std::move(response);
            asked->ready.cancel();
          });
        });
    try {
      handler_(
          request, [&loop](std::function<void()> work) { asio::post(loop.io, std::move(work)); },
          [back](HttpResponse response) { back->send(std::move(response)); });
    } catch (const std::exception&) {
      back->send(refusal_of(500));
    }
  }

  Handler handler_;
  ServerOptions options_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::optional<asio::signal_set> signals_;  // of the first loop, which goes after it
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> asked_ = false;
};

Server::Server(ServerOptions options) : work_(std::make_unique<Work>(std::move(options))) {}
Server::~Server() = default;

int Server::port() const { return work_->port(); }
bool Server::run(Handler handler) { return work_->run(std::move(handler)); }
void Server::stop() { work_->stop(true); }

}  // namespace peil::web
