#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A stopwatch that can be stopped and started again, for wall time and the time of the processor.
struct Stopwatch {
    private(set) var wall = 0.0
    /// User and system time of all threads of the process.
    private(set) var cpu = 0.0

    /// Does some work and adds what it took.
    mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
        let wallStart = Stopwatch.seconds(CLOCK_MONOTONIC)
        let cpuStart = Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID)
        defer {
            cpu += Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID) - cpuStart
            wall += Stopwatch.seconds(CLOCK_MONOTONIC) - wallStart
        }
        return try work()
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// What a job took.
struct Measurement {
    let stopwatch: Stopwatch
    let triples: Int
    /// How often the job was done; the time for one is told.
    var repetitions = 1

    /// Prints the measurement as a line of JSON.
    func report() {
        print(
            "{\"wall\": \(stopwatch.wall / Double(repetitions)), \"cpu\": \(stopwatch.cpu / Double(repetitions)), \"triples\": \(triples), "
                + "\"peakKilobytes\": \(Measurement.peakKilobytes)}")
    }

    /// The most memory that the process has had so far.
    private static var peakKilobytes: Int {
        var usage = rusage()
        #if canImport(Glibc)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
        getrusage(RUSAGE_SELF, &usage)
        #endif
        #if canImport(Darwin)
        return usage.ru_maxrss / 1024
        #else
        return usage.ru_maxrss
        #endif
    }
}
