#include "peil/web/server.h"

#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "peil/base/outside_error.h"

namespace peil::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Stream = beast::basic_stream<tcp, asio::any_io_executor>;
using Parser = http::request_parser<http::string_body>;
using std::chrono::milliseconds;

constexpr std::uint32_t head_limit = 8 * 1024;
constexpr int backlog = 4096;
constexpr milliseconds pause_without_descriptors{50};
constexpr milliseconds grace_for_half_requests{1'000};

Request plain_request(const http::request<http::string_body>& from, const std::string& address) {
  Request request;
  request.method = from.method_string();
  const std::string target(from.target());
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string::npos) request.query = target.substr(mark + 1);
  for (const auto& field : from) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](unsigned char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    auto& value = request.headers[name];
    if (!value.empty()) value += name == "cookie" ? "; " : ", ";
    value += field.value();
  }
  request.body = from.body();
  request.address = address;
  return request;
}

http::response<http::string_body> wire_response(Response from, bool without_body) {
  http::response<http::string_body> response;
  response.version(11);
  response.result(static_cast<unsigned>(from.status));
  for (const auto& [name, value] : from.headers) response.insert(name, value);
  if (from.status != 204) response.content_length(from.body.size());
  if (!without_body) response.body() = std::move(from.body);
  return response;
}

// What is said to somebody whose request cannot be read to its end.
std::optional<int> status_of(const error_code& ec) {
  if (ec == http::error::body_limit) return 413;
  if (ec == http::error::header_limit || ec == http::error::buffer_overflow) return 431;
  if (ec == http::error::end_of_stream || ec == beast::error::timeout ||
      ec.category() != http::make_error_code(http::error::bad_method).category()) {
    return {};
  }
  if (ec == http::error::partial_message) return {};
  return 400;
}

// An answer that is on its way from the handler; the session sleeps on the timer meanwhile.
struct Pending {
  explicit Pending(const asio::any_io_executor& executor)
      : ready(executor, asio::steady_timer::time_point::max()) {}
  asio::steady_timer ready;
  std::optional<Response> response;
};

}  // namespace

class Server::Work {
 public:
  explicit Work(ServerOptions options) : options_(std::move(options)) {
    int threads = options_.threads;
    if (threads == 0) threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    for (int i = 0; i < threads; ++i) loops_.push_back(std::make_unique<Loop>());
    try {
      for (auto& loop : loops_) open(*loop);
      // From here on, not from run() on: whoever reads the address may ask for an end at once.
      if (options_.on_signals) signals_.emplace(loops_[0]->io, SIGTERM, SIGINT);
    } catch (const boost::system::system_error& e) {
      throw OutsideError("address " + options_.address + ", port " + std::to_string(options_.port) +
                         " cannot be had: " + e.code().message() + ".");
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
  // A connection that a loop serves.
  struct Session {
    explicit Session(tcp::socket socket) : stream(std::move(socket)) {}
    Stream stream;
    beast::flat_buffer buffer;
    const Parser* reading = nullptr;  ///< set while a request is awaited
    bool begun() const { return reading == nullptr || reading->got_some() || buffer.size() > 0; }
  };

  // One thread with its acceptor and its connections; everything in it happens on that thread.
  struct Loop {
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    asio::steady_timer grace{io};
    std::set<Session*> sessions;
    asio::signal_set* signals = nullptr;

    // Idle connections go at once, half requests after a moment, running ones when answered.
    void close() {
      error_code ignored;
      if (signals != nullptr) signals->cancel(ignored);
      acceptor.close(ignored);
      for (Session* session : sessions) {
        if (!session->begun()) session->stream.socket().cancel(ignored);
      }
      if (sessions.empty()) return;
      grace.expires_after(grace_for_half_requests);
      grace.async_wait([this](const error_code&) {
        error_code none;
        for (Session* session : sessions) {
          if (session->reading != nullptr) session->stream.socket().cancel(none);
        }
      });
    }
  };

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
        asio::co_spawn(loop.io, serve(loop, std::move(socket)), asio::detached);
      } else if (loop.acceptor.is_open()) {
        pause.expires_after(pause_without_descriptors);  // no descriptors left, for example
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ec));
      }
    }
  }

  asio::awaitable<void> serve(Loop& loop, tcp::socket socket) {
    error_code ec;
    const tcp::endpoint caller = socket.remote_endpoint(ec);
    const std::string address = ec ? "" : caller.address().to_string();
    Session session(std::move(socket));
    loop.sessions.insert(&session);
    bool more = true;
    while (more && !stopping_) {
      more = false;
      Parser parser;
      parser.header_limit(head_limit);
      parser.body_limit(most_body);
      session.stream.expires_after(options_.deadline);  // one for the whole request
      session.reading = &parser;
      co_await http::async_read(session.stream, session.buffer, parser,
                                asio::redirect_error(asio::use_awaitable, ec));
      session.reading = nullptr;
      http::response<http::string_body> response;
      bool stop_server = false;
      if (ec) {
        const std::optional<int> status = status_of(ec);
        if (!status) break;
        Response refusal{*status, {{"Content-Type", "text/plain; charset=utf-8"}}, "Not taken.\n"};
        add_security_headers(refusal);
        response = wire_response(std::move(refusal), false);
        response.keep_alive(false);
      } else {
        const Request request = plain_request(parser.get(), address);
        auto pending = std::make_shared<Pending>(session.stream.get_executor());
        ask(request, loop, pending);
        while (!pending->response) {
          co_await pending->ready.async_wait(asio::redirect_error(asio::use_awaitable, ec));
        }
        stop_server = pending->response->stop_server;
        response = wire_response(std::move(*pending->response), request.method == "HEAD");
        response.keep_alive(parser.get().keep_alive() && !stopping_ && !stop_server);
        more = response.keep_alive();
      }
      session.stream.expires_after(options_.deadline);  // a reader that does not read is cut
      co_await http::async_write(session.stream, response,
                                 asio::redirect_error(asio::use_awaitable, ec));
      if (stop_server) stop(false);
      if (ec) break;
    }
    loop.sessions.erase(&session);
    if (loop.sessions.empty()) loop.grace.cancel();
    session.stream.socket().shutdown(tcp::socket::shutdown_both, ec);
  }

  // The answer may come now or later, on this thread or another one.
  void ask(const Request& request, Loop& loop, const std::shared_ptr<Pending>& pending) {
    handler_(
        request, [&loop](std::function<void()> work) { asio::post(loop.io, std::move(work)); },
        // The timer belongs to the loop: whoever keeps this answer's way back longer than the
        // session lives must not keep the timer.
        [&loop, waiting = std::weak_ptr(pending)](Response response) {
          asio::post(loop.io, [waiting, response = std::move(response)]() mutable {
            const std::shared_ptr<Pending> asked = waiting.lock();
            if (asked == nullptr) return;
            asked->response = std::move(response);
            asked->ready.cancel();
          });
        });
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
