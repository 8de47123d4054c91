package yishu.pipelines.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The programs that are measured, each in a process of its own as users run them; all end with this. */
final class Processes implements AutoCloseable {
    private final Path folder;
    private final List<Process> running = new CopyOnWriteArrayList<>();

    /** @param folder for what they say */
    Processes(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Process::destroy)));
    }

    /** Runs a command of this program with the options of this process. */
    Process ours(Map<String, String> variables, String... words) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "yishu.pipelines.Main"));
        line.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log(words[0]).toFile());
            builder.environment().putAll(variables);
            Process process = builder.start();
            running.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String command) {
        return folder.resolve(command + ".log");
    }

    /** What a command has said up to now. */
    String said(String command) {
        try {
            return Files.readString(log(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of the launcher that prints an address, and waits for it. */
    String address(String... words) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("yishu.home", "."), "yishu").toString());
        line.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            running.add(process);
            BufferedReader said = process.inputReader();
            for (String text = said.readLine(); text != null; text = said.readLine()) {
                int place = text.indexOf("http://");
                if (place >= 0) {
                    return text.substring(place).replaceAll("\\s.*", "");
                }
            }
            throw new IllegalStateException("Cannot measure: " + String.join(" ", words) + " tells no address");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends a process as a signal does, and waits. */
    static int end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.forEach(Processes::end);
    }
}
