// The server over real sockets on the loopback.
#include "peil/web/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "caller.h"
#include "peil/base/outside_error.h"

namespace peil::web {
namespace {

using namespace std::chrono_literals;
using talks::Caller;

/// A server that runs beside the test.
class Running {
 public:
  explicit Running(Server::Handler handler, ServerOptions options = {})
      : server(std::move(options)),
        thread_([this, handler] { asked = server.run(handler), ended = true; }) {}
  ~Running() { server.stop(); }
  void wait() { thread_.join(); }

  Server server;
  std::atomic<bool> asked = false, ended = false;

 private:
  std::jthread thread_;
};

void echo(const HttpRequest& request, const Server::Resume&,
          std::function<void(HttpResponse)> reply) {
  reply({200, {}, request.method + " " + request.path + "?" + request.query + " " + request.body});
}

constexpr const char* get = "GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n";

TEST(Server, AnswersSeveralRequestsOnOneConnection) {
  Running r(echo);
  Caller caller(r.server.port());
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(caller.write(get));
    const std::string answer = caller.read();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
    EXPECT_TRUE(answer.ends_with("GET /a?b ")) << answer;
    EXPECT_EQ(answer.find("Server:"), std::string::npos);
  }
  ASSERT_TRUE(caller.write("POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nxyz"));
  EXPECT_TRUE(caller.read().ends_with("POST /p? xyz"));
}

TEST(Server, AnAnswerToHeadHasTheLengthButNoBody) {
  Running r(echo);
  Caller caller(r.server.port());
  caller.write("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  std::string all;
  while (!caller.hung_up()) {
  }
  Caller again(r.server.port());
  again.write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string both = again.read();
  EXPECT_NE(both.find("Content-Length: 8\r\n"), std::string::npos) << both;
  EXPECT_EQ(both.find("HEAD /"), std::string::npos);
}

TEST(Server, ASlowCallerIsCutAtTheDeadlineAndOthersAreServedMeanwhile) {
  ServerOptions options;
  options.deadline = 700ms;
  Running r(echo, options);
  Caller slow(r.server.port());
  ASSERT_TRUE(slow.write("GET / HTTP/1.1\r\n"));
  const auto start = std::chrono::steady_clock::now();
  std::jthread drip([&] {
    for (int i = 0; i < 20 && slow.write("X-Slow: 1\r\n"); ++i) std::this_thread::sleep_for(100ms);
  });
  Caller quick(r.server.port());
  quick.write(get);
  EXPECT_FALSE(quick.read().empty());
  EXPECT_TRUE(slow.hung_up());
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_GE(took, 600ms);
  EXPECT_LT(took, 10s) << "wide, for busy machines; without a deadline it would be 20 s and more";
}

TEST(Server, AFormThatComesSlowlyIsReadToItsEnd) {
  ServerOptions options;
  options.deadline = 500ms;
  options.slowest_second = 1000;
  Running r(echo, options);
  Caller steady(r.server.port());
  Caller drop(r.server.port());
  const std::string head = "POST /long HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n";
  steady.write(head);
  drop.write(head + "x");  // and no more
  for (int i = 0; i < 10; ++i) {
    std::this_thread::sleep_for(150ms);
    steady.write(std::string(2'000, 'x'));
  }
  EXPECT_TRUE(steady.read().starts_with("HTTP/1.1 200 "));
  EXPECT_TRUE(drop.hung_up());
}

TEST(Server, TooMuchIsRefused) {
  Running r([](const HttpRequest& request, const Server::Resume&,
               const std::function<void(HttpResponse)>& reply) {
    reply({request.too_large ? 413 : 200, {}, request.path + request.body});
  });
  Caller body(r.server.port());
  body.write("POST /here HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n");
  body.write(std::string(300'000, 'x'));
  const std::string refused = body.read();
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 413 ")) << refused;
  EXPECT_TRUE(refused.ends_with("\r\n\r\n/here" + std::string(256 * 1024, 'x')))
      << "the handler gets what came up to the bound";
  EXPECT_TRUE(body.hung_up());
  Caller head(r.server.port());
  head.write("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n");
  const std::string long_head = head.read();
  EXPECT_TRUE(long_head.starts_with("HTTP/1.1 431 ")) << long_head;
  EXPECT_NE(long_head.find("Remove the cookies"), std::string::npos) << "no path, so no language";
  EXPECT_NE(long_head.find("Verwijder de cookies"), std::string::npos);
  Caller nonsense(r.server.port());
  nonsense.write("nonsense\r\n\r\n");
  const std::string answer = nonsense.read();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 ")) << answer;
  EXPECT_NE(answer.find("Content-Security-Policy"), std::string::npos);
}

TEST(Server, WhatStandsBetweenChunksHasABound) {
  Running r(echo);
  for (const std::string& endless : {"5;x=" + std::string(200'000, 'x'), std::string(200'000, '0'),
                                     "0\r\nX: " + std::string(200'000, 'x')}) {
    Caller caller(r.server.port());
    caller.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    caller.write(endless);
    const std::string answer = caller.read();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << answer;
    EXPECT_TRUE(caller.hung_up());
  }
}

TEST(Server, ARequestThatTwoReadersCouldSeeDifferentlyIsRefused) {
  Running r(echo);
  for (const char* head :
       {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\nGET / HTTP/1.1\r\n"
        "Host: x\r\n\r\n"}) {
    Caller caller(r.server.port());
    caller.write(head);
    EXPECT_TRUE(caller.read().starts_with("HTTP/1.1 400 ")) << head;
    EXPECT_TRUE(caller.hung_up());
  }
}

TEST(Server, AtTheCapTheConnectionThatWasIdleLongestGoes) {
  Running r(echo, {.threads = 1, .most_connections = 3});
  Caller first(r.server.port()), second(r.server.port()), third(r.server.port());
  for (Caller* caller : {&first, &second, &third, &first}) {
    caller->write(get);
    EXPECT_FALSE(caller->read().empty());
  }
  Caller fourth(r.server.port());
  fourth.write(get);
  EXPECT_FALSE(fourth.read().empty());
  EXPECT_TRUE(second.hung_up());
  for (Caller* caller : {&first, &third}) {
    caller->write(get);
    EXPECT_FALSE(caller->read().empty());
  }
}

TEST(Server, OneAddressHoldsNoMoreThanItsShare) {
  Running r(echo, {.threads = 1, .most_of_one_address = 2});
  Caller first(r.server.port()), second(r.server.port());
  for (Caller* caller : {&first, &second}) {
    caller->write(get);
    EXPECT_FALSE(caller->read().empty());
  }
  Caller third(r.server.port());
  EXPECT_TRUE(third.hung_up());
  second.write(get);
  EXPECT_FALSE(second.read().empty());
}

TEST(Server, AHandlerThatThrowsOrForgetsIsAnsweredFor) {
  Running r([](const HttpRequest& request, const Server::Resume&,
               const std::function<void(HttpResponse)>& reply) {
    if (request.path == "/throws") throw std::runtime_error("thrown");
    if (request.path == "/fine") reply({200, {}, "fine"});
  });
  Caller caller(r.server.port());
  for (const char* path : {"/throws", "/forgets"}) {
    caller.write(std::string("GET ") + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(caller.read().starts_with("HTTP/1.1 500 ")) << path;
  }
  caller.write("GET /fine HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(caller.read().ends_with("fine"));
}

TEST(Server, ABodyOfTenThousandSignsOfAnyScriptFits) {
  Running r(echo);
  Caller caller(r.server.port());
  const std::string text(120'000, 'x');
  caller.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 120000\r\n\r\n" + text);
  EXPECT_TRUE(caller.read().starts_with("HTTP/1.1 200 "));
}

TEST(Server, AnAnswerMayComeLaterFromAnotherThread) {
  std::vector<std::jthread> stores;
  Running r(
      [&](const HttpRequest&, const Server::Resume& resume,
          std::function<void(HttpResponse)> reply) {
        stores.emplace_back([resume, reply] {
          std::this_thread::sleep_for(50ms);
          resume([reply] { reply({200, {}, "later"}); });
        });
      },
      {.threads = 1});
  Caller caller(r.server.port());
  caller.write(get);
  EXPECT_TRUE(caller.read().ends_with("later"));
}

TEST(Server, OnSigtermItFinishesWhatRunsLetsIdleCallersGoAndReturns) {
  std::atomic<bool> begun = false, may_answer = false;
  std::vector<std::jthread> stores;
  Running r(
      [&](const HttpRequest& request, const Server::Resume&,
          std::function<void(HttpResponse)> reply) {
        if (request.path == "/idle") return reply({200, {}, "hello"});
        begun = true;
        stores.emplace_back([&, reply] {
          while (!may_answer) std::this_thread::sleep_for(5ms);
          reply({200, {}, "kept"});
        });
      },
      {.threads = 2, .on_signals = true});
  Caller idle(r.server.port());
  idle.write("GET /idle HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_FALSE(idle.read().empty());
  Caller busy(r.server.port());
  busy.write(get);
  while (!begun) std::this_thread::sleep_for(1ms);
  ::raise(SIGTERM);
  EXPECT_TRUE(idle.hung_up());
  EXPECT_FALSE(r.ended);
  may_answer = true;
  const std::string answer = busy.read();
  EXPECT_TRUE(answer.ends_with("kept")) << answer;
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  r.wait();
  EXPECT_TRUE(r.asked);
  Caller late(r.server.port());
  EXPECT_FALSE(late.connected());
}

TEST(Server, AnAnswerCanDemandTheEnd) {
  Running r([](const HttpRequest&, const Server::Resume&, std::function<void(HttpResponse)> reply) {
    HttpResponse response{503, {}, "not saved"};
    response.stop_server = true;
    reply(std::move(response));
  });
  Caller caller(r.server.port());
  caller.write(get);
  EXPECT_TRUE(caller.read().ends_with("not saved")) << "the answer comes first";
  r.wait();
  EXPECT_FALSE(r.asked);
}

// As the writer of the store does, which lets go of a page only when its round is over.
TEST(Server, AWayBackThatIsKeptLongerThanTheServerHoldsNothingOfIt) {
  std::vector<std::function<void(HttpResponse)>> kept;
  {
    Running r(
        [&](const HttpRequest&, const Server::Resume&, std::function<void(HttpResponse)> reply) {
          kept.push_back(reply);
          reply({200, {}, "taken"});
        });
    Caller caller(r.server.port());
    caller.write(get);
    EXPECT_TRUE(caller.read().ends_with("taken"));
    r.server.stop();
    r.wait();
  }
  EXPECT_EQ(kept.size(), 1u);
  kept.clear();  // the sanitizers tell when this touches a timer of the server's
}

TEST(Server, APortThatIsTakenIsSaid) {
  Running r(echo);
  ServerOptions options;
  options.port = r.server.port();
  EXPECT_THROW(Server{options}, OutsideError);
}

}  // namespace
}  // namespace peil::web
