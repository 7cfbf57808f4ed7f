-- What wrk sends: the requests of the file that REQUESTS names, a path in each line, drawn by chance; and what came of it, as JSON.
local paths = {}
for path in io.lines(os.getenv("REQUESTS")) do paths[#paths + 1] = path end

local headers = { ["Accept"] = "application/sparql-results+json, application/n-triples;q=0.5" }

function init(arguments)
  math.randomseed(17)
end

function request()
  return wrk.format("GET", paths[math.random(#paths)], headers)
end

function done(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "errors": %d, "p50": %.3f, "p99": %.3f}\n',
    summary.requests, summary.duration / 1e6, failed, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
