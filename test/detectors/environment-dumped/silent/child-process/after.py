def run(command):
    return subprocess.run(command, env=dict(os.environ, MODE="release"))
